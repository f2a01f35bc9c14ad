import type { RedrivePlan } from '@momento-gateway/api/failures/redrive';
import { concernsMomento } from '@momento-gateway/api/pattern/judge-pattern';
import {
  type EventPattern,
  parsePattern,
  readTopicPattern,
} from '@momento-gateway/api/pattern/topic-pattern';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { explainError } from '../../aws/explain-error.ts';
import type { BaseContext } from '../../base-context.ts';
import { askEventBridge } from '../../rules/ask-event-bridge.ts';
import { listAllRules } from '../../rules/read-rules.ts';

type Needed = Pick<BaseContext, 'events' | 'config' | 'logUnexpected'>;

/** EventBridge allows 50 calls of its control plane a second; a person waits for the answer. */
const CALLS_MAX = 300;

/** After so many errors of EventBridge the rest is not asked. */
const ERRORS_MAX = 5;

/** An event as far as it is matched; `key` is the same for events of one topic. */
interface MatchedEvent {
  readonly key: string;
  /** As JSON, whole. */
  readonly text: string;
}

type Planned = RedrivePlan['plan'][number];
type UncheckedRule = NonNullable<Planned['unchecked']>[number];

/** Which enabled rules match an event now, and which EventBridge gave no answer for. */
type RuleMatches = Pick<Planned, 'rules' | 'unchecked' | 'message'>;

/** Never rejects: what cannot be checked is named. */
export type MatchRules = (event: MatchedEvent) => Promise<RuleMatches>;

interface Candidate {
  readonly name: string;
  readonly pattern: EventPattern;
  /** It looks at nothing but cache and topic: one answer holds for all events of a topic. */
  readonly isOfTopics: boolean;
}

type Match = boolean | 'not-asked' | UncheckedRule;

export async function createMatchRules(context: Needed): Promise<MatchRules> {
  const { logUnexpected } = context;
  const candidates = await listCandidates(context).catch((error: unknown) =>
    explainError(error, logUnexpected),
  );
  if (typeof candidates === 'string') return async () => ({ message: candidates });
  const known = new Map<string, boolean>();
  let calls = 0;
  let errors = 0;
  let lastError = '';

  async function ask({ name, pattern, isOfTopics }: Candidate, event: MatchedEvent) {
    const key = `${name}\n${event.key}`;
    const answered = isOfTopics ? known.get(key) : undefined;
    if (answered !== undefined) return answered;
    if (calls >= CALLS_MAX) return 'not-asked';
    if (errors >= ERRORS_MAX) return { rule: name, message: lastError };
    calls += 1;
    try {
      const matches = await askEventBridge(context, pattern, event.text);
      known.set(key, matches);
      return matches;
    } catch (error) {
      errors += 1;
      lastError = explainError(error, logUnexpected);
      return { rule: name, message: lastError };
    }
  }

  return async (event) => {
    const rules: string[] = [];
    const unchecked: UncheckedRule[] = [];
    for (const candidate of candidates) {
      const match: Match = await ask(candidate, event);
      if (match === 'not-asked') return {};
      if (match === true) rules.push(candidate.name);
      else if (match !== false) unchecked.push(match);
    }
    return { rules, ...(unchecked.length > 0 && { unchecked }) };
  };
}

async function listCandidates(context: Needed): Promise<Candidate[]> {
  const rules = await listAllRules(context);
  return rules.flatMap(({ Name: name = '', State, EventPattern }) => {
    const pattern = parsePattern(EventPattern);
    if (pattern === undefined || State === 'DISABLED' || isViewerName(name)) return [];
    if (!concernsMomento(pattern)) return [];
    return [{ name, pattern, isOfTopics: readTopicPattern(pattern) !== undefined }];
  });
}
