import { parseExact } from '@momento-gateway/api/exact-json';
import type { RedrivePlan } from '@momento-gateway/api/failures/redrive';
import {
  concernsMomento,
  judgeEvent,
  type KnownFields,
} from '@momento-gateway/api/pattern/judge-pattern';
import { type EventPattern, parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { explainError } from '../../aws/explain-error.ts';
import type { BaseContext } from '../../base-context.ts';
import { askEventBridge } from '../../rules/ask-event-bridge.ts';
import { listAllRules } from '../../rules/read-rules.ts';
import { describeShape } from './event-shape.ts';

type Needed = Pick<BaseContext, 'events' | 'config' | 'logUnexpected'>;

/** EventBridge allows 50 calls of its control plane a second; a person waits for the answer. */
const CALLS_MAX = 300;

/** After so many errors of EventBridge the rest is not asked. */
const ERRORS_MAX = 5;

type Planned = RedrivePlan['plan'][number];
type UncheckedRule = NonNullable<Planned['unchecked']>[number];

/** Which enabled rules match an event now, and which EventBridge gave no answer for. */
type RuleMatches = Pick<Planned, 'rules' | 'unchecked' | 'message'>;

/**
 * Never rejects: what cannot be checked is named.
 *
 * @param text the whole event, as JSON
 */
export type MatchRules = (text: string) => Promise<RuleMatches>;

interface Candidate {
  readonly name: string;
  readonly pattern: EventPattern;
  /** The same for rules with the same pattern. */
  readonly patternText: string;
}

type Match = boolean | 'not-asked' | { readonly error: string };

/**
 * The dashboard judges an event itself where it can. EventBridge is asked for the rest, once for
 * all rules of one pattern and all events that are the same where that pattern looks.
 */
export async function createMatchRules(context: Needed): Promise<MatchRules> {
  const { logUnexpected } = context;
  const candidates = await listCandidates(context).catch((error: unknown) =>
    explainError(error, logUnexpected),
  );
  if (typeof candidates === 'string') return async () => ({ message: candidates });
  const answers = new Map<string, Promise<Match>>();
  let calls = 0;
  let errors = 0;
  let lastError = '';

  async function ask(pattern: EventPattern, text: string): Promise<Match> {
    if (calls >= CALLS_MAX) return 'not-asked';
    if (errors >= ERRORS_MAX) return { error: lastError };
    calls += 1;
    try {
      return await askEventBridge(context, pattern, text);
    } catch (error) {
      errors += 1;
      lastError = explainError(error, logUnexpected);
      return { error: lastError };
    }
  }

  async function match({ pattern, patternText }: Candidate, text: string, event: KnownFields) {
    const judgement = judgeEvent(pattern, event);
    if (judgement !== 'depends') return judgement === 'matches';
    const key = `${patternText}\n${describeShape(pattern, event)}`;
    const answer = answers.get(key) ?? ask(pattern, text);
    answers.set(key, answer);
    const found = await answer;
    // The next event of this shape asks again.
    if (typeof found === 'object') answers.delete(key);
    return found;
  }

  return async (text) => {
    const event = parseExact(text) as KnownFields;
    const rules: string[] = [];
    const unchecked: UncheckedRule[] = [];
    let isAsked = true;
    for (const candidate of candidates) {
      const answer = await match(candidate, text, event);
      if (answer === 'not-asked') isAsked = false;
      else if (answer === true) rules.push(candidate.name);
      else if (answer !== false) unchecked.push({ rule: candidate.name, message: answer.error });
    }
    if (!isAsked) return {};
    return { rules, ...(unchecked.length > 0 && { unchecked }) };
  };
}

async function listCandidates(context: Needed): Promise<Candidate[]> {
  const rules = await listAllRules(context);
  return rules.flatMap(({ Name: name = '', State, EventPattern: patternText = '' }) => {
    const pattern = parsePattern(patternText);
    if (pattern === undefined || State === 'DISABLED' || isViewerName(name)) return [];
    return concernsMomento(pattern) ? [{ name, pattern, patternText }] : [];
  });
}
