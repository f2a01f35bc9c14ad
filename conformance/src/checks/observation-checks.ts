import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect } from 'vitest';
import { administrator } from '../target-aws.ts';
import { type AgedViewer, type Check, type Subject, waitFor } from './check.ts';
import { register } from './webhook-checks.ts';

/** The end of a viewer is moved on when it moves by a minute. */
const PROLONG_STEP_MS = 61_000;

/** Opens one to be looked at later. */
export async function openAged(subject: Subject): Promise<AgedViewer> {
  const openedAt = Date.now();
  return { viewerId: await open(subject), openedAt };
}

/** For so long the dashboard knows a bus that it has looked up. */
const BUS_KNOWN_MS = 2_500;

async function open({ dashboard, leftBehind }: Subject): Promise<string> {
  const { viewerId } = await dashboard.call<{ viewerId: string }>(201, 'POST', '/live', {
    cache: 'shop',
  });
  leftBehind.add(`/live/${viewerId}`);
  return viewerId;
}

async function publish({ stack }: Subject): Promise<void> {
  const { EventBusName } = stack.outputs;
  const Detail = '{"cache":"shop","topic":"orders"}';
  const entry = { EventBusName, Source: 'Momento', DetailType: 'shop#orders', Detail };
  await administrator.events.send(new PutEventsCommand({ Entries: [entry] }));
}

export const OBSERVATION_CHECKS = {
  // What `npm run dashboard -- --stack` asks before it starts one.
  'is told its configuration by the stack': async ({ stack, credentials }) => {
    const client = new CloudFormationClient({ credentials });
    const command = new DescribeStacksCommand({ StackName: stack.name });
    const { Stacks: [found] = [] } = await client.send(command);
    expect(found?.Outputs?.map(({ OutputKey }) => OutputKey)).toContain('FunctionUrl');
  },
  'reaches what it depends on': async ({ dashboard }) => {
    await sleep(BUS_KNOWN_MS);
    const { checks } = await dashboard.call<{ checks: { state: string }[] }>(
      200,
      'GET',
      '/dependencies',
    );
    expect(checks.map(({ state }) => state)).toEqual(Array(6).fill('ok'));
  },
  'describes the gateway': async ({ dashboard }) => {
    await dashboard.call(200, 'GET', '/health');
    expect(await dashboard.call(200, 'GET', '/gateway')).toMatchObject({ problems: [] });
    await dashboard.call(200, 'GET', '/metrics?hours=1');
  },
  'shows what a webhook was answered': async (subject) => {
    const { dashboard } = subject;
    const { webhookId } = await register(subject);
    await dashboard.call(200, 'POST', `/webhooks/${webhookId}/test`, {});
    const read = async () => {
      const path = `/webhooks/${webhookId}/activity`;
      return (await dashboard.call<{ calls: object[] }>(200, 'GET', path)).calls;
    };
    const calls = await waitFor(read, ({ length }) => length > 0);
    expect(calls[0]).toMatchObject({ outcome: 'published', status: 200 });
  },
  'shows live events': async (subject) => {
    const { dashboard, leftBehind } = subject;
    const viewerId = await open(subject);
    await publish(subject);
    const look = async () => {
      const path = `/live/${viewerId}?waitSeconds=2`;
      return (await dashboard.call<{ events: object[] }>(200, 'GET', path)).events;
    };
    expect(await look()).toHaveLength(1);
    expect(await look()).toEqual([]);
    await dashboard.call(204, 'DELETE', `/live/${viewerId}`);
    leftBehind.delete(`/live/${viewerId}`);
  },
  'counts the viewers there are': async (subject) => {
    const { dashboard } = subject;
    await open(subject);
    const viewerId = await open(subject);
    await dashboard.call(204, 'POST', `/live/${viewerId}/close`);
  },
  'keeps a viewer that is looked at': async (subject) => {
    const { dashboard, agedViewers } = subject;
    const { viewerId, openedAt } = agedViewers.shift() ?? (await openAged(subject));
    await sleep(Math.max(0, openedAt + PROLONG_STEP_MS - Date.now()));
    await dashboard.call(200, 'GET', `/live/${viewerId}`);
  },
} satisfies Record<string, Check>;
