import type { JsonNode } from '../json-text/json-node.ts';
import { parseJsonPath, readJsonPath } from './json-path.ts';

/** A value for a template: as JSON, and as the text to put inside a string. */
export interface TemplateValue {
  readonly json: string;
  readonly text: string;
}

/** Nothing at a path is an empty string. */
export const missingValue: TemplateValue = toTemplateValue('');

export function toTemplateValue(text: string): TemplateValue {
  return { json: JSON.stringify(text), text };
}

/** The value at a JSON path of an event, as it is written there. */
export function readTemplateValue(eventText: string, root: JsonNode, path: string): TemplateValue {
  const steps = parseJsonPath(path);
  const found = steps && readJsonPath(eventText, root, steps);
  if (found === undefined) return missingValue;
  if (typeof found === 'string') return { json: found, text: found };
  const json = eventText.slice(found.start, found.end);
  return { json, text: found.kind === 'string' ? found.value : json };
}
