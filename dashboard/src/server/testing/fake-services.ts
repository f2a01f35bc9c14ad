import { createTargetClients, type TargetClients } from '../aws/create-aws-clients.ts';
import { type HttpCall, serveHttp } from './serve-http.ts';

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:orders';
export const ALIAS_ARN = `${FUNCTION_ARN}:live`;
export const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:orders';
export const ROLE_ARN = 'arn:aws:iam::000000000000:role/events';

interface Statement {
  readonly Sid: string;
  readonly [key: string]: unknown;
}

/** A role: who may assume it, and what IAM says that it may do. */
interface Role {
  readonly trusts: string;
  readonly decisions: Readonly<Record<string, 'allowed' | 'explicitDeny' | 'implicitDeny'>>;
}

/** One Lambda function with an alias, one SNS topic and role, with their policies, as far as the dashboard calls them. */
export interface FakeServices {
  readonly clients: TargetClients;
  functionStatements: Statement[];
  /** Of the alias `live`. */
  aliasStatements: Statement[];
  topicStatements: Statement[];
  topicKeyId: string;
  /** What was published to the topic. */
  readonly published: string[];
  role: Role;
  /** Makes everything as it was at first. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export async function startFakeServices(): Promise<FakeServices> {
  const lambda = await serveHttp((call) => answerLambda(services, call));
  const sns = await serveHttp((call) => answerSns(services, call));
  const iam = await serveHttp((call) => answerIam(services, call));
  const connect = (endpoint: string) =>
    createTargetClients({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  const services: FakeServices = {
    clients: {
      ...connect(lambda.origin),
      sns: connect(sns.origin).sns,
      iam: connect(iam.origin).iam,
    },
    ...createState(),
    published: [],
    reset: () => {
      Object.assign(services, createState());
      services.published.length = 0;
    },
    close: async () => {
      await Promise.all([lambda.close(), sns.close(), iam.close()]);
    },
  };
  return services;
}

const createState = () => ({
  functionStatements: [],
  aliasStatements: [],
  topicStatements: [],
  topicKeyId: '',
  role: { trusts: 'events.amazonaws.com', decisions: {} },
});

function answerLambda(services: FakeServices, { method, path, body }: HttpCall) {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  if (/^\/2015-03-31\/functions\/?$/.test(pathname)) {
    const Functions = [{ FunctionName: 'orders', FunctionArn: FUNCTION_ARN }];
    return { status: 200, body: JSON.stringify({ Functions }) };
  }
  const base = `/2015-03-31/functions/${encodeURIComponent(FUNCTION_ARN)}`;
  if (pathname === `${base}/aliases`) {
    return { status: 200, body: JSON.stringify({ Aliases: [{ Name: 'live' }] }) };
  }
  if (pathname === `${base}/versions`) {
    const Versions = ['$LATEST', '7'].map((Version) => ({ Version }));
    return { status: 200, body: JSON.stringify({ Versions }) };
  }
  const prefix = `${base}/policy`;
  const qualifier = searchParams.get('Qualifier');
  if (qualifier !== null && qualifier !== 'live') return notFound();
  const holder = qualifier === null ? 'functionStatements' : 'aliasStatements';
  const found = services[holder];
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
      Resource: qualifier === null ? FUNCTION_ARN : ALIAS_ARN,
      Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } },
    });
    return { status: 201, body: '{}' };
  }
  const id = decodeURIComponent(pathname.slice(prefix.length + 1));
  if (!found.some(({ Sid }) => Sid === id)) return notFound();
  services[holder] = found.filter(({ Sid }) => Sid !== id);
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
  if (action === 'Publish') {
    services.published.push(call.get('Message') ?? '');
    return wrap('<MessageId>m</MessageId>');
  }
  if (action === 'SetTopicAttributes') {
    services.topicStatements = JSON.parse(call.get('AttributeValue') ?? '').Statement;
    return wrap('');
  }
  const policy = JSON.stringify({ Version: '2008-10-17', Statement: services.topicStatements });
  const value = policy.replaceAll('"', '&quot;');
  const entry = (key: string, text: string) =>
    `<entry><key>${key}</key><value>${text}</value></entry>`;
  const key = services.topicKeyId === '' ? '' : entry('KmsMasterKeyId', services.topicKeyId);
  return wrap(`<Attributes>${entry('Policy', value)}${key}</Attributes>`);
}

function answerIam({ role }: FakeServices, { body }: HttpCall) {
  const call = new URLSearchParams(body);
  const action = call.get('Action');
  const wrap = (inner: string) => ({
    status: 200,
    body: `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${inner}</${action}Result></${action}Response>`,
  });
  if (action === 'GetRole') {
    const statement = {
      Effect: 'Allow',
      Principal: { Service: role.trusts },
      Action: 'sts:AssumeRole',
    };
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    const document = encodeURIComponent(policy);
    return wrap(
      `<Role><Arn>${ROLE_ARN}</Arn><AssumeRolePolicyDocument>${document}</AssumeRolePolicyDocument></Role>`,
    );
  }
  const asked = call.get('ActionNames.member.1') ?? '';
  const decision = role.decisions[asked] ?? 'implicitDeny';
  return wrap(
    `<EvaluationResults><member><EvalActionName>${asked}</EvalActionName><EvalDecision>${decision}</EvalDecision></member></EvaluationResults>`,
  );
}
