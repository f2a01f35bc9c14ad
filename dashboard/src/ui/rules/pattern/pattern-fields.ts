import { readPattern } from '@momento-gateway/api/pattern/read-pattern';
import { formatJson } from '../../elements/format-json.ts';
import {
  NO_EVENTS,
  type PatternFields,
  parsePatternText,
  toPatternFields,
} from './draft-pattern.ts';

/** The form for a pattern's text; in the JSON view when the form cannot express it. Empty for none. */
export function readPatternFields(text: string): PatternFields {
  const read = parsePatternText(text);
  const pattern = 'pattern' in read ? read.pattern : undefined;
  const form = pattern && readPattern(pattern);
  return {
    view: text === '' || form !== undefined ? 'form' : 'json',
    events: NO_EVENTS,
    join: 'all',
    conditions: [],
    ...(form !== undefined && toPatternFields(form)),
    json: pattern === undefined ? text : formatJson(pattern),
  };
}
