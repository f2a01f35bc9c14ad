import type { Explanation, Hop, NextStep } from '@momento-gateway/api/explain/explanation';

/** What decided, when it is known. */
export type Verdict = Explanation['verdict'];

/** A part of the path, and what ended the event there. */
export interface JudgedHop {
  readonly hop: Hop;
  readonly verdict?: Verdict | undefined;
}

type Given = Partial<Pick<Hop, 'nextSteps'>> & {
  readonly facts?: Readonly<Record<string, string | number | undefined>>;
};

/** Facts that are not known are left out. */
export function toHop(
  hop: Hop['hop'],
  state: Hop['state'],
  sentence: string,
  { facts = {}, nextSteps = [] }: Given = {},
): Hop {
  const known = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value: String(value) }],
  );
  return { hop, state, sentence, facts: known, nextSteps };
}

export function stopAt(
  hop: Hop['hop'],
  cause: Verdict['cause'],
  sentence: string,
  given?: Given,
): JudgedHop {
  return { hop: toHop(hop, 'stopped', sentence, given), verdict: { cause, sentence } };
}

/** It is not known whether the event ended here, and why that is so. */
export function unknownAt(
  hop: Hop['hop'],
  cause: Verdict['cause'],
  sentence: string,
  given?: Given,
): JudgedHop {
  return { hop: toHop(hop, 'unknown', sentence, given), verdict: { cause, sentence } };
}

/** A part of the path behind one that ended the event, or that may have. */
export function behind({ hop: { state } }: JudgedHop, hop: Hop['hop']): JudgedHop {
  return state === 'unknown'
    ? { hop: toHop(hop, 'unknown', 'Whether it came so far is not known.') }
    : { hop: toHop(hop, 'not-reached', 'It did not come so far.') };
}

export function webhookStep(text: string, id: string, tab?: NextStep['tab']): NextStep {
  return { text, screen: 'webhook', id, ...(tab && { tab }) };
}

/** Time as people write it, to the second. */
export function formatTime(at: number): string {
  return new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

/** What follows the account in an ARN. */
export function nameOfArn(arn: string): string {
  return arn.split(':').slice(5).join(':') || arn;
}

const LISTED_MAX = 20;

/** Names for a sentence, which many rules would make unreadable. */
export function listSome(names: readonly string[], what: string): string {
  const others = names.length - LISTED_MAX;
  const listed = names.slice(0, LISTED_MAX).join(', ');
  return others > 0 ? `${listed}, and ${others} other ${what}` : listed;
}
