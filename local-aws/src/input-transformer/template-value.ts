import type { JsonNode } from '../json-text/json-node.ts';
import { minifyJson } from '../json-text/minify-json.ts';
import { unquoteJson } from '../json-text/unquote-json.ts';
import { parseJsonPath, readJsonPath } from './json-path.ts';

/** A value for a template: as JSON, and as what stands for it inside a string. */
export interface TemplateValue {
  readonly json: string;
  /** Inside a string of a JSON template: an object or a list keeps its quotes there. */
  readonly text: string;
  /** Inside a template that is a string: an object or a list loses its quotes, as on AWS. */
  readonly plain: string;
}

/** Nothing at a path is an empty string. */
export const missingValue: TemplateValue = toTemplateValue('');

export function toTemplateValue(text: string): TemplateValue {
  return { json: JSON.stringify(text), text, plain: text };
}

/** A value that is no string. */
export function toTemplateJson(json: string): TemplateValue {
  return { json, text: json, plain: unquoteJson(minifyJson(json)) };
}

/** The value at a JSON path of an event, as it is written there. */
export function readTemplateValue(eventText: string, root: JsonNode, path: string): TemplateValue {
  const steps = parseJsonPath(path);
  const found = steps && readJsonPath(eventText, root, steps);
  if (found === undefined) return missingValue;
  if (typeof found === 'string') return toTemplateJson(found);
  const json = eventText.slice(found.start, found.end);
  return found.kind === 'string'
    ? { json, text: found.value, plain: found.value }
    : toTemplateJson(json);
}
