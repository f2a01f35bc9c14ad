import { createHash } from 'node:crypto';
import { ListReplaysCommand, type Replay } from '@aws-sdk/client-eventbridge';
import { REPLAY_NAME_PREFIX, type Span } from '@momento-gateway/api/archive/archive';
import { readPages } from '../aws/read-pages.ts';
import type { BaseContext } from '../base-context.ts';
import type { FoundArchive } from './find-archive.ts';

const HASH_LENGTH = 20;

interface NamedReplay {
  readonly name: string;
  /** Whether such a replay runs already, by whoever it was started. */
  readonly isOpen: boolean;
}

/**
 * The name of a replay of a span to a rule: that of the one that runs, or the next number. Two
 * dashboards that start the same replay at the same moment choose the same name, and EventBridge
 * starts it once.
 */
export async function nameReplay(
  { events }: Pick<BaseContext, 'events'>,
  { arn }: FoundArchive,
  { ruleArn, from, until }: Span & { readonly ruleArn: string },
): Promise<NamedReplay> {
  const hash = createHash('sha256').update(JSON.stringify([arn, ruleArn, from, until]));
  const prefix = `${REPLAY_NAME_PREFIX}${hash.digest('hex').slice(0, HASH_LENGTH)}-`;
  const pages = await readPages((NextToken) =>
    events.send(new ListReplaysCommand({ NamePrefix: prefix, NextToken })),
  );
  const earlier = pages
    .flatMap(({ Replays = [] }) => Replays)
    .filter(({ ReplayName = '' }) => ReplayName.startsWith(prefix));
  const open = earlier.find(isRunning)?.ReplayName;
  if (open !== undefined) return { name: open, isOpen: true };
  const numbers = earlier.map(({ ReplayName = '' }) => Number(ReplayName.slice(prefix.length)));
  return { name: `${prefix}${Math.max(0, ...numbers) + 1}`, isOpen: false };
}

function isRunning({ State }: Replay): boolean {
  return State === 'STARTING' || State === 'RUNNING';
}
