import { isViewerName } from '@momento-gateway/api/live/live';
import { concernsMomento } from '@momento-gateway/api/pattern/judge-pattern';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { createFreshValue } from '../aws/fresh-value.ts';
import type { Context } from '../context.ts';
import { listAllRules } from './list-all-rules.ts';

const FRESH_MS = 10_000;

/** The patterns of all enabled rules that can match an event of Momento, some seconds old at most. */
export type ReadRulePatterns = () => Promise<readonly EventPattern[]>;

export function createReadRulePatterns(
  needed: Pick<Context, 'events' | 'config'>,
  now: () => number,
): ReadRulePatterns {
  const load = async () =>
    (await listAllRules(needed))
      .filter(({ Name = '', State }) => State !== 'DISABLED' && !isViewerName(Name))
      .map(({ EventPattern }) => parsePattern(EventPattern))
      .filter((pattern) => pattern !== undefined)
      .filter(concernsMomento);
  return createFreshValue(load, { freshMs: FRESH_MS, now });
}
