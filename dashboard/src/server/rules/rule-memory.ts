import type { Target } from '@aws-sdk/client-eventbridge';
import { concernsMomento } from '@momento-gateway/api/pattern/judge-pattern';
import { type EventPattern, parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { LRUCache } from 'lru-cache';
import { type Bus, listAllRules, listTargetsOf } from './read-rules.ts';
import { type RuleManager, readRuleManager } from './rule-manager.ts';
import type { AwsRule } from './rule-state.ts';

const TARGETS_FRESH_MS = 60_000;
const TAGS_FRESH_MS = 15 * 60_000;
const PATTERNS_FRESH_MS = 10_000;
const RULES_MAX = 1_000;

/** What ListRules leaves out. */
interface RuleDetails {
  readonly targets: readonly Target[];
  readonly manager: RuleManager;
}

/**
 * Costs two calls a rule, of which EventBridge allows some tens a second: so they are remembered.
 * What others change is seen after a minute, their tags after a quarter of an hour.
 */
export interface RuleDetailsIndex {
  /** undefined: somebody deleted the rule since it was listed. */
  readonly read: (rule: AwsRule) => Promise<RuleDetails | undefined>;
  /** To be called when a rule was changed here. */
  readonly forget: (name: string) => void;
}

/** @param elapsed ms, from a clock that does not jump */
export function createRuleDetailsIndex(bus: Bus, elapsed: () => number): RuleDetailsIndex {
  const options = { max: RULES_MAX, ttlResolution: 0, perf: { now: elapsed } };
  const targets = new LRUCache<string, Promise<readonly Target[] | undefined>>({
    ...options,
    ttl: TARGETS_FRESH_MS,
  });
  const managed = new LRUCache<string, Promise<RuleManager | undefined>>({
    ...options,
    ttl: TAGS_FRESH_MS,
  });
  return {
    async read(rule) {
      const { Name = '' } = rule;
      const [itsTargets, manager] = await Promise.all([
        remember(targets, Name, () => listTargetsOf(bus, Name)),
        remember(managed, Name, () => readRuleManager(bus, rule)),
      ]);
      return itsTargets && manager && { targets: itsTargets, manager };
    },
    forget(name) {
      targets.delete(name);
      managed.delete(name);
    },
  };
}

/**
 * Promises instead of `fetchMethod`: a value that is forgotten while it is read still reaches the
 * callers that wait for it, and no later one. A failed read is not kept.
 */
function remember<Value>(
  cache: LRUCache<string, Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const reading = read();
  cache.set(key, reading);
  const drop = () => void (cache.peek(key) === reading && cache.delete(key));
  // What is gone is not kept either: its name may come back at any time, with another rule.
  reading.then((value) => value === undefined && drop(), drop);
  return reading;
}

/** The patterns of all enabled rules that can match an event of Momento, some seconds old at most. */
export type ReadRulePatterns = () => Promise<readonly EventPattern[]>;

/** @param elapsed ms, from a clock that does not jump */
export function createReadRulePatterns(bus: Bus, elapsed: () => number): ReadRulePatterns {
  const cache = new LRUCache<'patterns', readonly EventPattern[]>({
    max: 1,
    ttl: PATTERNS_FRESH_MS,
    ttlResolution: 0,
    perf: { now: elapsed },
    fetchMethod: async () =>
      (await listAllRules(bus))
        .filter(({ Name = '', State }) => State !== 'DISABLED' && !isViewerName(Name))
        .map(({ EventPattern }) => parsePattern(EventPattern))
        .filter((pattern) => pattern !== undefined)
        .filter(concernsMomento),
  });
  return () => cache.forceFetch('patterns');
}
