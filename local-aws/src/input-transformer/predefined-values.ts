import type { JsonNode } from '../json-text/json-node.ts';
import {
  readTemplateValue,
  type TemplateValue,
  toTemplateJson,
  toTemplateValue,
} from './template-value.ts';

/** The placeholder names that AWS predefines. */
export const PREDEFINED_NAMES: ReadonlySet<string> = new Set([
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
]);

/** The members of `<aws.events.event>` in order; it has no `detail`. */
const ENVELOPE = [
  ['id', '$.id'],
  ['account', '$.account'],
  ['detailType', '$.detail-type'],
  ['time', '$.time'],
  ['source', '$.source'],
  ['region', '$.region'],
  ['resources', '$.resources'],
  ['version', '$.version'],
] as const;

/** The value of a predefined name. `acceptedAt` is in ms since the epoch. */
export function readPredefinedValue(
  name: string,
  eventText: string,
  root: JsonNode,
  { ruleArn, acceptedAt }: { readonly ruleArn: string; readonly acceptedAt: number },
): TemplateValue | undefined {
  switch (name) {
    case 'aws.events.rule-arn':
      return toTemplateValue(ruleArn);
    case 'aws.events.rule-name':
      return toTemplateValue(ruleArn.slice(ruleArn.lastIndexOf('/') + 1));
    case 'aws.events.event.ingestion-time':
      return toTemplateValue(new Date(acceptedAt).toISOString().replace(/\.\d+Z$/, 'Z'));
    case 'aws.events.event': {
      const members = ENVELOPE.map(
        ([key, path]) => `"${key}":${readTemplateValue(eventText, root, path).json}`,
      );
      return toTemplateJson(`{${members.join(',')}}`);
    }
    case 'aws.events.event.json':
      return toTemplateJson(eventText);
    default:
      return undefined;
  }
}
