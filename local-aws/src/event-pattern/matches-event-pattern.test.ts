import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { matchesEventPattern } from './matches-event-pattern.ts';
import { parseEventPattern } from './parse-event-pattern.ts';

interface RecordedCase {
  readonly name: string;
  readonly origin: string;
  readonly pattern: string;
  readonly event: string;
  readonly expected: boolean | 'invalid';
  readonly message?: string;
}

const recorded: readonly RecordedCase[] = JSON.parse(
  readFileSync(new URL('../../vectors/event-patterns.json', import.meta.url), 'utf8'),
);

describe('gives the results of AWS and its own engine', () => {
  test.each(recorded)('$origin: $name', ({ pattern, event, expected, message }) => {
    const parsed = parseEventPattern(pattern);
    if ('invalid' in parsed) {
      expect('invalid').toBe(expected);
      if (message !== undefined) expect(parsed.invalid).toBe(message);
    } else {
      expect(matchesEventPattern(parsed, event)).toBe(expected);
    }
  });
});
