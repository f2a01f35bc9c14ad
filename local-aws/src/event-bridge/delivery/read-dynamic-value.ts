import { readTemplateValue } from '../../input-transformer/template-value.ts';
import { readJson } from '../../json-text/read-json.ts';

/** A text of a target's parameters, or what its JSON path (`$.detail.id`) finds, '' if nothing. */
export function readDynamicValue(event: string, text: string): string {
  if (!text.startsWith('$')) return text;
  const root = readJson(event);
  return root.kind === 'malformed' ? '' : readTemplateValue(event, root, text).text;
}
