import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { UpdateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startAuditedApi } from './testing/audit-calls.ts';
import { countRounds } from './testing/count-rounds.ts';
import { LOG_GROUP_NAME } from './testing/gateway-log.ts';
import { type Api, startApi } from './testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi({ logGroupName: LOG_GROUP_NAME }, { maxWaitMs: 0 });
});
afterEach(() => api.close());

/**
 * Reads of a server that has just started. A list of webhooks is one page here: Secrets Manager says
 * where the next one begins.
 */
test.each([
  ['/api/gateway', 1],
  ['/api/dependencies', 1],
  // Which tenants there are decides what is counted for the default one.
  ['/api/metrics?hours=3', 2],
  ['/api/webhooks', 1],
  ['/api/rules', 1],
])('%s waits for no more than %d call of AWS after the other', async (path, most) => {
  for (let number = 0; number < 3; number += 1) {
    const registration = { name: `n${number}`, cache: 'c', topic: 't', signingSecret: 's' };
    expect((await api.call('POST', '/api/webhooks', registration)).status).toBe(201);
  }
  api.restart();
  const rounds = await countRounds(api.context, async () => {
    expect((await api.call('GET', path)).status).toBe(200);
  });
  expect(rounds).toBeLessThanOrEqual(most);
});

test('webhooks whose values must be read are read side by side, however many they are', async () => {
  const { secrets } = api.context;
  for (let number = 0; number < 61; number += 1) {
    const registration = { name: `n${number}`, cache: 'c', topic: 't', signingSecret: 's' };
    const { body } = await api.call('POST', '/api/webhooks', registration);
    const SecretId = `momento-gateway/${body.webhookId}`;
    await secrets.send(new UpdateSecretCommand({ SecretId, Description: 'edited by hand' }));
  }
  api.restart();
  const rounds = await countRounds(api.context, async () => {
    const { body } = await api.call('GET', '/api/webhooks');
    expect(body).toMatchObject({ total: 61, unreadable: [] });
  });
  expect(rounds).toBeLessThanOrEqual(2);
});

test('the targets and tags of 62 rules are read side by side, as far as EventBridge allows', async () => {
  const { events } = api.context;
  const EventPattern = '{"source":["Momento"]}';
  for (let number = 0; number < 62; number += 1) {
    await events.send(new PutRuleCommand({ Name: `rule-${number}`, EventPattern }));
  }
  api.restart();
  const rounds = await countRounds(api.context, async () => {
    const { body } = await api.call('GET', '/api/rules');
    expect(body.rules).toHaveLength(62);
  });
  expect(rounds).toBeLessThanOrEqual(4);
});

test('the permissions of 20 targets take no longer than those of one', async () => {
  const { events, sqs } = api.context;
  const count = async () => {
    api.restart();
    return countRounds(api.context, async () => {
      const { body } = await api.call('GET', '/api/permissions');
      expect(body.permissions.length).toBeGreaterThan(0);
    });
  };
  const add = async (number: number) => {
    const QueueName = `queue-${number}`;
    const Name = `rule-${number}`;
    await sqs.send(new CreateQueueCommand({ QueueName }));
    await events.send(new PutRuleCommand({ Name, EventPattern: '{"source":["Momento"]}' }));
    const Arn = `arn:aws:sqs:us-east-1:000000000000:${QueueName}`;
    await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: 'x', Arn }] }));
  };
  await add(0);
  const ofOne = await count();
  for (let number = 1; number < 20; number += 1) await add(number);
  expect(await count()).toBe(ofOne);
});

test('the quota of rules is asked for while the rules are listed', async () => {
  const quota = Promise.withResolvers<{ limit: number; isDefault: boolean }>();
  const asked = Promise.withResolvers<void>();
  api.replaceContext({
    readRulesQuota: () => {
      asked.resolve();
      return quota.promise;
    },
  });
  await api.setFault({ operation: 'ListRules', fault: 'delay', delayMs: 60_000 });
  const answer = api.call('GET', '/api/rules');
  await asked.promise;
  await api.clearFaults();
  quota.resolve({ limit: 100, isDefault: false });
  expect((await answer).body).toMatchObject({ quotas: { rules: { limit: 100 } } });
});

test.each([
  [3, 'the first change of a process', false],
  [2, 'a later change', true],
])('the audit log costs %d calls in series: %s', async (cost, _, isOpen) => {
  const registration = { name: 'n', cache: 'c', topic: 't', signingSecret: 's' };
  const count = async (one: Api) => {
    const change = () => one.call('POST', '/api/webhooks', registration);
    if (isOpen) await change();
    return countRounds(one.context, async () => expect((await change()).status).toBe(201));
  };
  const audited = await startAuditedApi();
  const rounds = await count(audited);
  await audited.close();
  expect(rounds - (await count(api))).toBe(cost);
});
