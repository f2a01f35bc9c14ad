import type { JsonNode } from '../json-text/json-node.ts';
import { parseJsonPath, readJsonPath } from './json-path.ts';

const STRING_OR_BLANKS = /"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g;
const STRING = /"((?:[^"\\]|\\.)*)"/g;

/** Removes the quotes around the strings of a JSON text; their content stays as written. */
function unquoteJson(text: string): string {
  return text.replace(STRING, '$1');
}

/** Removes the white space between the tokens of a JSON text. */
export function minifyJson(text: string): string {
  return text.replace(STRING_OR_BLANKS, (found) => (found.startsWith('"') ? found : ''));
}

/** A value for a template, as JSON and as the text that replaces it inside a string. */
export interface TemplateValue {
  readonly json: string;
  /** Inside a string of a JSON template: an object or a list keeps its quotes there. */
  readonly text: string;
  /** Inside a template that is a string: an object or a list loses its quotes, as on AWS. */
  readonly plain: string;
}

/** A path without a value gives an empty string. */
export const MISSING_VALUE: TemplateValue = toTemplateValue('');

export function toTemplateValue(text: string): TemplateValue {
  return { json: JSON.stringify(text), text, plain: text };
}

/** A value that is not a string. */
export function toTemplateJson(json: string): TemplateValue {
  return { json, text: json, plain: unquoteJson(minifyJson(json)) };
}

/** The value at a JSON path of an event, as written there. */
export function readTemplateValue(eventText: string, root: JsonNode, path: string): TemplateValue {
  const steps = parseJsonPath(path);
  const found = steps && readJsonPath(eventText, root, steps);
  if (found === undefined) return MISSING_VALUE;
  if (typeof found === 'string') return toTemplateJson(found);
  const json = eventText.slice(found.start, found.end);
  return found.kind === 'string'
    ? { json, text: found.value, plain: found.value }
    : toTemplateJson(json);
}
