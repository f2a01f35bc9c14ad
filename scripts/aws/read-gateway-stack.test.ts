import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { dashboardEnvironment } from '../dashboard/dashboard-environment.ts';
import { connect } from './connect.ts';
import { readGatewayStack } from './read-gateway-stack.ts';

const OUTPUTS = {
  FunctionUrl: 'https://abc.lambda-url.eu-west-1.on.aws/',
  EventBusName: 'orders',
  ParkedQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/parked',
  DeadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
  SecretPrefix: 'orders',
  LogGroupName: '/orders',
};

/** AWS's answers by action. */
let answers: Record<string, readonly [status: number, xml: string]>;
let aws: Server;
let endpoint: string;

beforeAll(async () => {
  aws = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const [status, xml] = answers[new URLSearchParams(body).get('Action') ?? ''] ?? [500, ''];
    response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
  });
  await new Promise<void>((resolve) => aws.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(aws.address() as { port: number }).port}`;
});
afterAll(() => new Promise((resolve) => aws.close(resolve)));

const caller = `<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

function refuse(code: string, message: string): readonly [number, string] {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return [400, `<ErrorResponse>${error}</ErrorResponse>`];
}

function formatStack(outputs: Record<string, string>): readonly [number, string] {
  const members = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const stack = `<member><StackName>orders</StackName><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member>`;
  return [
    200,
    `<DescribeStacksResponse><DescribeStacksResult><Stacks>${stack}</Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  ];
}

beforeEach(() => {
  answers = { GetCallerIdentity: [200, caller], DescribeStacks: formatStack(OUTPUTS) };
  // The SDK itself reads the environment.
  vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) {
    vi.stubEnv(name, '/nonexistent');
  }
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_REGION']) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(() => vi.unstubAllEnvs());

async function read(profile?: string) {
  const connection = await connect({ profile, region: undefined }, process.env);
  return { connection, ...(await readGatewayStack(connection, 'orders')) };
}

test('a deployed gateway is read from its stack outputs, with everything the dashboard needs', async () => {
  const { connection, outputs } = await read();
  expect(connection).toMatchObject({ accountId: '111122223333', region: 'eu-west-1' });
  expect(dashboardEnvironment(connection, outputs)).toMatchObject({
    AWS_REGION: 'eu-west-1',
    FUNCTION_URL: OUTPUTS.FunctionUrl,
    EVENT_BUS_NAME: OUTPUTS.EventBusName,
    PARKED_QUEUE_URL: OUTPUTS.ParkedQueueUrl,
    DEAD_LETTER_QUEUE_URL: OUTPUTS.DeadLetterQueueUrl,
    SECRET_PREFIX: OUTPUTS.SecretPrefix,
    LOG_GROUP_NAME: OUTPUTS.LogGroupName,
  });
});

test('changes are audited in the log group of the stack, not in one of the environment', async () => {
  vi.stubEnv('AUDIT_LOG_GROUP_NAME', 'another');
  const earlier = await read();
  const named = ({ connection, outputs }: typeof earlier) =>
    dashboardEnvironment(connection, outputs)['AUDIT_LOG_GROUP_NAME'];
  expect(named(earlier)).toBeUndefined();
  answers['DescribeStacks'] = formatStack({ ...OUTPUTS, AuditLogGroupName: 'orders-audit' });
  expect(named(await read())).toBe('orders-audit');
});

test('what to do next names the Region that was given', async () => {
  answers['DescribeStacks'] = refuse('ValidationError', 'Stack with id orders does not exist');
  const connection = await connect({ profile: undefined, region: 'eu-north-1' }, process.env);
  await expect(readGatewayStack(connection, 'orders')).rejects.toThrow(
    'npm run deploy -- --stack orders --region eu-north-1',
  );
});

test.each<[string, () => void, RegExp]>([
  [
    'no such stack',
    () => {
      answers['DescribeStacks'] = refuse('ValidationError', 'Stack with id orders does not exist');
    },
    /no stack "orders" in account 111122223333, Region eu-west-1.*npm run deploy -- --stack orders/,
  ],
  [
    'a stack of something else',
    () => {
      answers['DescribeStacks'] = formatStack({ FunctionUrl: 'https://x/', BucketName: 'x' });
    },
    /"orders" \(CREATE_COMPLETE\) has no output EventBusName, ParkedQueueUrl, DeadLetterQueueUrl/,
  ],
  [
    'a stack of a version with one failure queue',
    () => {
      const { ParkedQueueUrl: _, DeadLetterQueueUrl: __, ...others } = OUTPUTS;
      answers['DescribeStacks'] = formatStack({ ...others, FailureQueueUrl: 'https://x/failures' });
    },
    /"orders" is from a version with one failure queue.*npm run deploy -- --stack orders/,
  ],
  [
    'an answer without a reason',
    () => {
      answers['GetCallerIdentity'] = [500, ''];
    },
    /answered 500 \(.+\)\. Try again.*proxies/,
  ],
  [
    'the error page of a proxy',
    () => {
      answers['GetCallerIdentity'] = [502, 'Bad gateway'];
    },
    /answered 502 \(.+\)\. Try again.*proxies/,
  ],
  [
    'credentials that have expired',
    () => {
      answers['GetCallerIdentity'] = refuse('ExpiredToken', 'The security token has expired');
    },
    /credentials have expired.*aws sso login/,
  ],
  [
    'credentials that AWS does not accept',
    () => {
      answers['GetCallerIdentity'] = refuse('InvalidClientTokenId', 'It is invalid');
    },
    /does not accept these credentials.*--profile/,
  ],
  [
    'no credentials',
    () => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    },
    /no AWS credentials.*aws sso login.*--profile/,
  ],
  ['no Region', () => vi.stubEnv('AWS_REGION', undefined), /no AWS Region.*--region/],
  [
    'no permission to describe the stack',
    () => {
      answers['DescribeStacks'] = refuse('AccessDenied', 'not authorized: DescribeStacks');
    },
    /denied access: not authorized: DescribeStacks/,
  ],
])('%s: the error says what to do', async (_, setUp, problem) => {
  setUp();
  await expect(read()).rejects.toThrow(problem);
});

test('a given profile takes precedence over keys in the environment, in every process', async () => {
  await expect(read('team')).rejects.toThrow(/profile "team" gives no AWS credentials/);
  const folder = await mkdtemp(join(tmpdir(), 'profile-'));
  const file = join(folder, 'credentials');
  await writeFile(file, '[team]\naws_access_key_id = a\naws_secret_access_key = b\n');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file);
  const { environment } = (await read('team')).connection;
  expect(environment['AWS_PROFILE']).toBe('team');
  expect(environment).not.toHaveProperty('AWS_ACCESS_KEY_ID');
  expect(environment).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
  await rm(folder, { recursive: true });
});
