import { createTargetClients, type TargetClients } from '../target-clients.ts';
import { type HttpCall, serveHttp } from './serve-http.ts';

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:orders';
export const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:orders';

interface Statement {
  readonly Sid: string;
  readonly [key: string]: unknown;
}

/** One Lambda function and one SNS topic, with their policies, as far as the dashboard calls them. */
export interface FakeServices {
  readonly clients: TargetClients;
  functionStatements: Statement[];
  topicStatements: Statement[];
  readonly close: () => Promise<void>;
}

export async function startFakeServices(): Promise<FakeServices> {
  const lambda = await serveHttp((call) => answerLambda(services, call));
  const sns = await serveHttp((call) => answerSns(services, call));
  const connect = (endpoint: string) =>
    createTargetClients({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  const services: FakeServices = {
    clients: { ...connect(lambda.origin), sns: connect(sns.origin).sns },
    functionStatements: [],
    topicStatements: [],
    close: async () => {
      await Promise.all([lambda.close(), sns.close()]);
    },
  };
  return services;
}

function answerLambda(services: FakeServices, { method, path, body }: HttpCall) {
  const { pathname } = new URL(path, 'http://localhost');
  if (/^\/2015-03-31\/functions\/?$/.test(pathname)) {
    const Functions = [{ FunctionName: 'orders', FunctionArn: FUNCTION_ARN }];
    return { status: 200, body: JSON.stringify({ Functions }) };
  }
  const prefix = `/2015-03-31/functions/${encodeURIComponent(FUNCTION_ARN)}/policy`;
  const found = services.functionStatements;
  if (!pathname.startsWith(prefix) || (method === 'GET' && found.length === 0)) return notFound();
  if (method === 'GET') {
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: found });
    return { status: 200, body: JSON.stringify({ Policy }) };
  }
  if (method === 'POST') {
    const { StatementId, Action, Principal, SourceArn } = JSON.parse(body);
    if (found.some(({ Sid }) => Sid === StatementId)) {
      const headers = { 'x-amzn-errortype': 'ResourceConflictException' };
      return { status: 409, body: '{"Message":"The statement id exists already"}', headers };
    }
    found.push({
      Sid: StatementId,
      Effect: 'Allow',
      Principal: { Service: Principal },
      Action,
      Resource: FUNCTION_ARN,
      Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } },
    });
    return { status: 201, body: '{}' };
  }
  const id = decodeURIComponent(pathname.slice(prefix.length + 1));
  if (!found.some(({ Sid }) => Sid === id)) return notFound();
  services.functionStatements = found.filter(({ Sid }) => Sid !== id);
  return { status: 204, body: '' };
}

function notFound() {
  const headers = { 'x-amzn-errortype': 'ResourceNotFoundException' };
  return { status: 404, body: '{"Message":"Not found"}', headers };
}

function answerSns(services: FakeServices, { body }: HttpCall) {
  const call = new URLSearchParams(body);
  const action = call.get('Action');
  const wrap = (inner: string) => ({
    status: 200,
    body: `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${inner}</${action}Result></${action}Response>`,
  });
  if (action === 'ListTopics') {
    const member = (arn: string) => `<member><TopicArn>${arn}</TopicArn></member>`;
    return wrap(`<Topics>${member(`${TOPIC_ARN}.fifo`)}${member(TOPIC_ARN)}</Topics>`);
  }
  if (call.get('TopicArn') !== TOPIC_ARN) {
    const error = '<Error><Type>Sender</Type><Code>NotFound</Code><Message>No</Message></Error>';
    return { status: 404, body: `<ErrorResponse>${error}</ErrorResponse>` };
  }
  if (action === 'SetTopicAttributes') {
    services.topicStatements = JSON.parse(call.get('AttributeValue') ?? '').Statement;
    return wrap('');
  }
  const policy = JSON.stringify({ Version: '2008-10-17', Statement: services.topicStatements });
  const value = policy.replaceAll('"', '&quot;');
  return wrap(`<Attributes><entry><key>Policy</key><value>${value}</value></entry></Attributes>`);
}
