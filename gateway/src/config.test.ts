import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const complete = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  PARKED_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/failures',
};

test('what is not set has a default', () => {
  expect(readConfig(complete)).toEqual({
    busName: 'default',
    parkedQueueUrl: complete.PARKED_QUEUE_URL,
    heldQueueUrl: undefined,
    secretPrefix: 'momento-gateway',
    webhookCacheTtlMs: 300_000,
    isTraced: false,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    endpoints: {
      eventBridge: new URL('https://events.eu-central-1.amazonaws.com'),
      secretsManager: new URL('https://secretsmanager.eu-central-1.amazonaws.com'),
      sqs: new URL('https://sqs.eu-central-1.amazonaws.com'),
    },
  });
});

test('what is set is used', () => {
  const config = readConfig({
    ...complete,
    AWS_SESSION_TOKEN: 'token',
    EVENT_BUS_NAME: 'teams',
    SECRET_PREFIX: 'stack',
    HELD_QUEUE_URL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/held',
    WEBHOOK_CACHE_TTL_MS: '1500',
    TRACING: 'Active',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:9324/',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://127.0.0.1:9325/',
  });
  expect(config).toMatchObject({
    busName: 'teams',
    heldQueueUrl: 'https://sqs.eu-central-1.amazonaws.com/123456789012/held',
    secretPrefix: 'stack',
    webhookCacheTtlMs: 1_500,
    isTraced: true,
    credentials: { sessionToken: 'token' },
  });
  const { eventBridge, secretsManager, sqs } = config.endpoints;
  expect([eventBridge.host, secretsManager.host, sqs.host]).toEqual([
    '127.0.0.1:4566',
    '127.0.0.1:9325',
    '127.0.0.1:9324',
  ]);
});

test.each([
  ['AWS_REGION', undefined, 'AWS_REGION is not set.'],
  ['AWS_ACCESS_KEY_ID', '', 'AWS_ACCESS_KEY_ID is not set.'],
  ['AWS_SECRET_ACCESS_KEY', undefined, 'AWS_SECRET_ACCESS_KEY is not set.'],
  ['PARKED_QUEUE_URL', undefined, 'PARKED_QUEUE_URL is not set.'],
  ['PARKED_QUEUE_URL', 'failures', 'PARKED_QUEUE_URL is not an http or https URL: failures'],
  [
    'AWS_ENDPOINT_URL',
    '127.0.0.1:4566',
    'AWS_ENDPOINT_URL is not an http or https URL: 127.0.0.1:4566',
  ],
  [
    'AWS_ENDPOINT_URL_EVENTBRIDGE',
    'ftp://x',
    'AWS_ENDPOINT_URL_EVENTBRIDGE is not an http or https URL: ftp://x',
  ],
  ['WEBHOOK_CACHE_TTL_MS', '5m', 'WEBHOOK_CACHE_TTL_MS is not a whole number of milliseconds: 5m'],
  ['WEBHOOK_CACHE_TTL_MS', '-1', 'WEBHOOK_CACHE_TTL_MS is not a whole number of milliseconds: -1'],
])('a bad %s (%s) is an error that names it', (name, value, message) => {
  expect(() => readConfig({ ...complete, [name]: value })).toThrow(message);
});
