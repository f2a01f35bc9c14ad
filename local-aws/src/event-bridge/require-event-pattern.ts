import { AwsError } from '../core/aws-error.ts';

import type { EventPattern } from '../event-pattern/event-pattern.ts';
import { parseEventPattern } from '../event-pattern/parse-event-pattern.ts';
import { createLimitExceeded } from './create-limit-exceeded.ts';

const MAX_PATTERN_LENGTH = 2048;

/** Throws InvalidEventPatternException, or LimitExceededException for a pattern over the quota. */
export function requireEventPattern(text: string): EventPattern {
  const pattern = parseEventPattern(text);
  if ('invalid' in pattern) throw new AwsError('InvalidEventPatternException', pattern.invalid);
  if (text.length > MAX_PATTERN_LENGTH) throw createLimitExceeded();
  return pattern;
}
