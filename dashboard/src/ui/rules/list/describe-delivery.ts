import type { RuleTarget } from '@momento-gateway/api/rules/target';

/** What a target gets of an event, in words. */
export function describeInput({ input }: Pick<RuleTarget, 'input'>): string {
  switch (input?.type) {
    case undefined:
      return 'The whole event';
    case 'part':
      return `The part at ${input.path}`;
    case 'constant':
      return `Always ${input.json}`;
    case 'template':
      return `A text made from the template ${input.template}`;
  }
}

/** How long EventBridge tries to deliver, in words. */
export function describeRetry({ retry }: Pick<RuleTarget, 'retry'>): string {
  if (retry === undefined) return 'EventBridge’s own: 185 attempts within a day';
  const attempts = retry.attempts === 1 ? '1 attempt' : `${retry.attempts} attempts`;
  return `${attempts} within ${retry.maxAgeSeconds.toLocaleString('en')} s`;
}
