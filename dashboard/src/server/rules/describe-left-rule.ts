import { isSameJson } from '@momento-gateway/api/json';
import type { RuleState } from './rule-state.ts';

/** What a rule is now, beside what it was: for somebody who has to put it right by hand. */
export function describeLeftRule(
  before: RuleState | undefined,
  now: RuleState | 'unread' | undefined,
): string {
  if (now === 'unread') return 'What it is now could not be read.';
  if (now === undefined) return 'The rule is gone.';
  const isSame = (part: 'pattern' | 'description') =>
    before === undefined || before[part] === now[part];
  const arns = now.targets.map(({ Arn = '' }) => Arn);
  return [
    before === undefined ? 'The rule is there' : '',
    now.state === 'DISABLED' ? 'It is disabled' : 'It is enabled',
    isSame('pattern') ? '' : 'Its pattern is the new one',
    isSame('description') ? '' : 'Its description is the new one',
    before !== undefined && isSameJson(before.targets, now.targets)
      ? 'Its targets are as before'
      : arns.length === 0
        ? 'It has no targets'
        : `Its targets are ${arns.join(', ')}`,
  ]
    .filter((text) => text !== '')
    .map((text) => `${text}.`)
    .join(' ');
}
