import { CreateArchiveCommand, ListReplaysCommand } from '@aws-sdk/client-eventbridge';
import type { Replay, Span } from '@momento-gateway/api/archive/archive';
import { expect } from 'vitest';
import { makeQueue, toTarget } from './queue-calls.ts';
import type { Api } from './start-api.ts';

/** The year in which the tests put their events. */
export const SPAN = { from: Date.UTC(2020, 0, 1), until: Date.UTC(2100, 0, 1) };

/** An archive of the tenant's bus, as a stack with `--archive-days` has one of its own. */
export async function makeArchive(api: Api, pattern: object = { source: ['Momento'] }) {
  const { busName } = api.context.config;
  await api.context.events.send(
    new CreateArchiveCommand({
      ArchiveName: busName === 'default' ? 'archive' : busName,
      EventSourceArn: `arn:aws:events:us-east-1:000000000000:event-bus/${busName}`,
      EventPattern: JSON.stringify(pattern),
      RetentionDays: 30,
    }),
  );
}

/** A rule for the cache `shop`, whose target is a queue with the same name. */
export async function makeShopRule(api: Api, name: string): Promise<void> {
  const queue = await makeQueue(api, name);
  const { status, body } = await api.call('POST', '/api/rules', {
    name,
    cache: 'shop',
    targets: [toTarget(queue)],
  });
  expect(status, JSON.stringify(body)).toBe(201);
}

/** Replays wait before each batch of events, until they are cancelled. */
export function slowReplays(api: Api): Promise<void> {
  return api.setFault({ operation: 'Replay', fault: 'delay', delayMs: 600_000 });
}

/** As AWS tells them, by the replays' names. */
export async function listReplayStates(api: Api): Promise<(string | undefined)[]> {
  const { Replays = [] } = await api.context.events.send(new ListReplaysCommand({}));
  return Replays.map(({ State }) => State);
}

export async function startReplay(
  api: Api,
  ruleName: string,
  span: Partial<Span> = {},
): Promise<Replay> {
  const replay = { ruleName, ...SPAN, ...span };
  const { status, body } = await api.call('POST', '/api/replays', replay);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
