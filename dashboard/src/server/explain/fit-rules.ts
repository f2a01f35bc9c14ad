import type { RuleFit } from '@momento-gateway/api/explain/explanation';
import { compareFits, type Fit } from '@momento-gateway/api/pattern/fit-pattern';
import { listAllRules } from '../rules/read-rules.ts';
import { type Asked, createAsker } from './ask-about-rules.ts';
import type { ExplainContext } from './explain-context.ts';
import { type Candidate, type FittedRule, fitRule, isEnabled, toCandidate } from './fit-rule.ts';
import type { KnownEvent } from './known-event.ts';

/** Rules that do not match are shown only while they are near. */
const MISSES_MAX = 5;
const SHOWN_MAX = 20;

export interface FittedRules {
  /** All that were judged: enabled ones that match, that may match, disabled ones, the nearest misses. */
  readonly all: readonly FittedRule[];
  readonly shown: readonly RuleFit[];
  readonly otherCount: number;
}

/**
 * The rules of the bus as they are now. The dashboard judges all of them itself. EventBridge is asked
 * first about enabled ones that may match, then to confirm those that do, and last why one does not.
 */
export async function fitRules(context: ExplainContext, event: KnownEvent): Promise<FittedRules> {
  const candidates = (await listAllRules(context))
    .flatMap((rule) => toCandidate(rule, event) ?? [])
    .sort(compareCandidates);
  const ask = createAsker(context, event);
  const answers = new Map<Candidate, Asked>();
  for (const candidate of candidates.toSorted(byUrgency)) {
    if (candidate.fit.judgement === 'excluded') continue;
    answers.set(candidate, await ask(candidate.pattern));
  }
  const all: FittedRule[] = [];
  for (const candidate of candidates) {
    all.push(await fitRule(candidate, answers.get(candidate) ?? 'not-asked', ask));
  }
  all.sort((one, other) => rankOf(one) - rankOf(other));
  const shown = chooseShown(all);
  return { all, shown, otherCount: all.length - shown.length };
}

const JUDGEMENTS: Readonly<Record<Fit['judgement'], number>> = {
  depends: 0,
  matches: 1,
  excluded: 2,
};

/** What an answer of EventBridge decides most about comes first. */
function byUrgency(one: Candidate, other: Candidate): number {
  return (
    Number(isEnabled(other.rule)) - Number(isEnabled(one.rule)) ||
    JUDGEMENTS[one.fit.judgement] - JUDGEMENTS[other.fit.judgement]
  );
}

const RESULTS: Readonly<Record<RuleFit['result'], number>> = { matches: 0, depends: 1, misses: 4 };

/** A disabled rule gets no event, however well it fits: it hides none that does. */
function rankOf({ shown: { result, enabled } }: FittedRule): number {
  return RESULTS[result] + (enabled || result === 'misses' ? 0 : 2);
}

function chooseShown(all: readonly FittedRule[]): readonly RuleFit[] {
  const fits = all.map(({ shown }) => shown);
  const misses = fits.filter(({ result }) => result === 'misses').slice(0, MISSES_MAX);
  return [...fits.filter(({ result }) => result !== 'misses'), ...misses].slice(0, SHOWN_MAX);
}

/** Those of the event's own topic first, and of these the ones that get events. */
function compareCandidates(left: Candidate, right: Candidate): number {
  return (
    Number(left.isOfOthers) - Number(right.isOfOthers) ||
    Number(isEnabled(right.rule)) - Number(isEnabled(left.rule)) ||
    compareFits(left.fit, right.fit)
  );
}
