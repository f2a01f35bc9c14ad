import { expect, test } from 'vitest';
import { readConfig, takeCredentials } from './config.ts';

test('everything has a default but what only the stack knows', () => {
  expect(readConfig({})).toEqual({
    functionUrl: undefined,
    tenant: 'default',
    busName: 'default',
    parkedQueueUrl: undefined,
    deadLetterQueueUrl: undefined,
    secretPrefix: 'momento-gateway',
    encryptionKeyArn: undefined,
    leavesTargetPolicies: false,
    logGroupName: undefined,
    momentoEndpointUrl: undefined,
    isLocal: false,
    isDevelopment: false,
    extraHosts: [],
    trustedProxies: 0,
  });
});

test.each([
  ['', false],
  ['change', false],
  ['leave', true],
])('policies of targets are left to their owners with TARGET_POLICIES=%s: %s', (word, leaves) => {
  expect(readConfig({ TARGET_POLICIES: word }).leavesTargetPolicies).toBe(leaves);
});

test('a word for the policies of targets that is not understood changes none', () => {
  expect(() => readConfig({ TARGET_POLICIES: 'Leave' })).toThrow(/TARGET_POLICIES/);
});

test('what is set is taken', () => {
  const environment = {
    FUNCTION_URL: 'https://x.lambda-url.us-east-1.on.aws/',
    EVENT_BUS_NAME: 'bus',
    PARKED_QUEUE_URL: 'https://sqs/1/parked',
    DEAD_LETTER_QUEUE_URL: 'https://sqs/1/dead-letters',
    SECRET_PREFIX: 'team',
    ENCRYPTION_KEY_ARN: 'arn:aws:kms:eu-west-1:111122223333:key/k',
    LOG_GROUP_NAME: '/aws/lambda/gateway',
    MOMENTO_ENDPOINT_URL: 'http://127.0.0.1:8080',
    DASHBOARD_HOSTS: ' Dash.Example , other ',
  };
  expect(readConfig(environment)).toMatchObject({
    functionUrl: environment.FUNCTION_URL,
    busName: 'bus',
    parkedQueueUrl: environment.PARKED_QUEUE_URL,
    deadLetterQueueUrl: environment.DEAD_LETTER_QUEUE_URL,
    secretPrefix: 'team',
    encryptionKeyArn: environment.ENCRYPTION_KEY_ARN,
    logGroupName: '/aws/lambda/gateway',
    momentoEndpointUrl: 'http://127.0.0.1:8080',
    extraHosts: ['dash.example', 'other'],
  });
});

test('the address that browsers know is a name of the dashboard, where they sign in with a provider', () => {
  const environment = { DASHBOARD_URL: 'https://Dash.Example', DASHBOARD_HOSTS: 'other,localhost' };
  expect(readConfig(environment).extraHosts).toEqual(['other']);
  const signingIn = { ...environment, OIDC_ISSUER: 'https://id.example' };
  expect(readConfig(signingIn).extraHosts).toEqual(['other', 'dash.example']);
  expect(readConfig({ ...signingIn, DASHBOARD_URL: 'http://localhost:3000' }).extraHosts).toEqual([
    'other',
  ]);
});

test.each(['-1', '10', 'one', '1.5'])('%s is no number of proxies', (text) => {
  expect(() => readConfig({ TRUSTED_PROXIES: text })).toThrow('TRUSTED_PROXIES must be');
});

test('a Function URL that is no URL is as good as none', () => {
  expect(readConfig({ FUNCTION_URL: 'x' }).functionUrl).toBeUndefined();
});

test.each([
  ['http://127.0.0.1:4566', true],
  ['http://127.1.2.3', true],
  ['http://localhost:4566', true],
  ['http://[::1]:4566', true],
  ['https://sqs.us-east-1.amazonaws.com', false],
  ['http://10.0.0.1:4566', false],
  ['nonsense', false],
])('AWS at %s is on this machine: %s', (endpoint, isLocal) => {
  expect(readConfig({ AWS_ENDPOINT_URL: endpoint }).isLocal).toBe(isLocal);
});

test('what is needed to sign in is taken out of the environment', () => {
  const environment = { DASHBOARD_TOKEN: '0123456789abcdef', DASHBOARD_SIGN_IN_CODE: 'code' };
  expect(takeCredentials(environment)).toEqual({ token: '0123456789abcdef', signInCode: 'code' });
  expect(environment).toEqual({});
});

test('without a token nobody needs to sign in', () => {
  expect(takeCredentials({})).toBeUndefined();
  expect(takeCredentials({ DASHBOARD_TOKEN: '' })).toBeUndefined();
});

test.each(['short', 'with a blank in its middle', 'umlaut-ü-0123456789'])(
  'a token that could be guessed or not be sent is refused: %s',
  (token) => {
    expect(() => takeCredentials({ DASHBOARD_TOKEN: token })).toThrow('DASHBOARD_TOKEN must be 16');
  },
);
