import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { expect, test } from 'vitest';
import { buildConsoleLinks } from './console-links.ts';

const gateway: Gateway = {
  environment: 'aws',
  region: 'eu-west-1',
  bus: { name: 'orders', found: true },
  parkedQueue: { url: 'https://sqs.eu-west-1.amazonaws.com/1/parked', found: true },
  deadLetterQueue: { url: 'https://sqs.eu-west-1.amazonaws.com/1/failures', found: true },
  secretPrefix: 'momento-gateway',
  logGroupName: '/aws/lambda/gateway',
  problems: [],
};
const START = 'https://eu-west-1.console.aws.amazon.com';

test('every resource links to the console', () => {
  expect(buildConsoleLinks(gateway)).toEqual({
    bus: `${START}/events/home?region=eu-west-1#/eventbus/orders`,
    parkedQueue: `${START}/sqs/v3/home?region=eu-west-1#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F1%2Fparked`,
    deadLetterQueue: `${START}/sqs/v3/home?region=eu-west-1#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F1%2Ffailures`,
    secrets: `${START}/secretsmanager/listsecrets?region=eu-west-1&search=name%3Dmomento-gateway%2F`,
    logs: `${START}/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fgateway`,
    metrics: `${START}/cloudwatch/home?region=eu-west-1#metricsV2?namespace=MomentoGateway`,
  });
});

test('a missing resource has no link', () => {
  const { logGroupName: _, ...rest } = gateway;
  const links = buildConsoleLinks({
    ...rest,
    bus: { name: 'orders', found: false },
    parkedQueue: { found: false },
    deadLetterQueue: { found: false },
  });
  expect(Object.keys(links ?? {})).toEqual(['secrets', 'metrics']);
});

test.each([
  ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
  ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
])('the console of %s begins with %s', (region, start) => {
  expect(buildConsoleLinks({ ...gateway, region })?.metrics.startsWith(start)).toBe(true);
});

test('local AWS has no console', () => {
  expect(buildConsoleLinks({ ...gateway, environment: 'local' })).toBeUndefined();
});
