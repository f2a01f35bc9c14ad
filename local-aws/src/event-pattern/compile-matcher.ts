import { compileWildcard } from '../text/compile-wildcard.ts';
import { isInAddressRange } from './address-range.ts';
import { compileIgnoreCase } from './compile-ignore-case.ts';
import type { EventValue } from './event-fields.ts';
import { listLiterals } from './parse-wildcard.ts';
import type { ValueMatcher } from './value-matcher.ts';

/** Whether a value of an event matches one alternative of a pattern. */
export type ValueTest = (value: EventValue) => boolean;

/**
 * Compiles the test for one alternative. Strings are compared with their quotes, which
 * distinguishes them from numbers and words.
 */
export function compileMatcher(matcher: ValueMatcher): ValueTest {
  switch (matcher.type) {
    case 'exact':
      return ({ text }) => text === matcher.text;
    case 'number':
      return ({ number }) => number === matcher.value;
    case 'range': {
      const { low, high } = matcher;
      return ({ number }) =>
        number !== undefined &&
        (low.open ? number > low.value : number >= low.value) &&
        (high.open ? number < high.value : number <= high.value);
    }
    case 'prefix': {
      const start = `"${matcher.text}`;
      return ({ text }) => text.startsWith(start);
    }
    case 'suffix': {
      const end = `${matcher.text}"`;
      return ({ text }) => text.endsWith(end);
    }
    case 'ignore-case': {
      const matches = compileIgnoreCase(matcher.text, matcher.part);
      return ({ text }) => matches(text);
    }
    case 'wildcard': {
      const matches = compileWildcard(listLiterals(matcher.tokens));
      return ({ text }) => text.startsWith('"') && matches(text.slice(1, -1));
    }
    case 'address':
      return ({ text }) =>
        text.startsWith('"') && isInAddressRange(text.slice(1, -1), matcher.range);
    case 'anything-but': {
      const tests = matcher.values.map(compileMatcher);
      return (value) => !tests.some((test) => test(value));
    }
    case 'present':
      return () => true;
    case 'absent':
      return () => false;
  }
}
