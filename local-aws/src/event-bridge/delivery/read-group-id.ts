import { readTemplateValue } from '../../input-transformer/template-value.ts';
import { readJson } from '../../json-text/read-json.ts';
import type { Delivery } from './delivery.ts';

/**
 * The message group for a queue: the text of `SqsParameters`, or what its JSON path (`$.detail.id`)
 * finds in the event, '' if nothing.
 */
export function readGroupId({ target, event }: Delivery): string | undefined {
  const text = target.SqsParameters?.MessageGroupId;
  if (text === undefined || !text.startsWith('$')) return text;
  const root = readJson(event);
  return root.kind === 'malformed' ? '' : readTemplateValue(event, root, text).text;
}
