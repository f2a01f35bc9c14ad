import type { RuleTarget } from '@momento-gateway/api/rules/target';

/** A target's input, in words. */
export function describeInput({ input }: Pick<RuleTarget, 'input'>): string {
  switch (input?.type) {
    case undefined:
      return 'The whole event';
    case 'part':
      return `Part of the event: ${input.path}`;
    case 'constant':
      return `Constant: ${input.json}`;
    case 'template':
      return `Template: ${input.template}`;
  }
}

/** How long EventBridge retries, in words. */
export function describeRetry({ retry }: Pick<RuleTarget, 'retry'>): string {
  if (retry === undefined) return 'EventBridge default: 185 attempts within 24 hours';
  const attempts = retry.attempts === 1 ? '1 attempt' : `${retry.attempts} attempts`;
  return `${attempts} within ${retry.maxAgeSeconds.toLocaleString('en')} s`;
}
