import { type ExactValue, parseExact } from '../exact-json.ts';
import { readJsonPath } from './read-json-path.ts';
import type { RenderedInput, TargetInput } from './target-input.ts';

type Template = Extract<TargetInput, { type: 'template' }>;

/** The event a template is filled from, and the rule that passes it on. */
interface TemplateEvent {
  readonly root: ExactValue;
  readonly ruleArn: string;
}

const PART = /\\(?<bracket>[<>])|<(?<name>[\w.-]+)>|\\.|(?<quote>")|[^\\<"]+|</gs;

/** Names of `<aws.events.event>`, which lacks `detail`, and where their values stand. */
const ENVELOPE = {
  id: '$.id',
  account: '$.account',
  detailType: '$.detail-type',
  time: '$.time',
  source: '$.source',
  region: '$.region',
  resources: '$.resources',
  version: '$.version',
};

/**
 * Fills an input transformer's template. A value inside quotes stands there as text, elsewhere as
 * JSON; nothing at a path is an empty text.
 */
export function renderTemplate({ template, paths }: Template, event: TemplateEvent): RenderedInput {
  const isObject = template.trimStart().startsWith('{');
  let isInsideString = false;
  let text = '';
  for (const match of template.matchAll(PART)) {
    const { bracket, name, quote } = match.groups ?? {};
    if (name !== undefined) {
      const value = readValue(name, paths, event);
      text += isInsideString ? formatInString(value, isObject) : JSON.stringify(value);
    } else {
      if (quote !== undefined) isInsideString = !isInsideString;
      text += bracket ?? match[0];
    }
  }
  return isObject ? removeBlanks(text) : { result: 'input', text };
}

/**
 * In a text an object or list loses its quotes, as EventBridge has it. In a JSON object it keeps
 * them, and what comes out is no JSON.
 */
function formatInString(value: ExactValue, isObject: boolean): string {
  if (typeof value === 'string') return value;
  const json = JSON.stringify(value);
  // A quote within a value is escaped, and stays so.
  return isObject ? json : json.replaceAll(/\\.|"/g, (part) => (part === '"' ? '' : part));
}

function readValue(
  name: string,
  paths: Template['paths'],
  { root, ruleArn }: TemplateEvent,
): ExactValue {
  switch (name) {
    case 'aws.events.rule-arn':
      return ruleArn;
    case 'aws.events.rule-name':
      return ruleArn.slice(ruleArn.lastIndexOf('/') + 1);
    // An event does not tell when EventBridge took it; its own time is the nearest.
    case 'aws.events.event.ingestion-time':
      return readJsonPath(root, '$.time');
    case 'aws.events.event.json':
      return root;
    case 'aws.events.event':
      return Object.fromEntries(
        Object.entries(ENVELOPE).map(([key, path]) => [key, readJsonPath(root, path)]),
      );
    default: {
      const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
      return path === undefined ? '' : readJsonPath(root, path);
    }
  }
}

function removeBlanks(text: string): RenderedInput {
  try {
    return { result: 'input', text: JSON.stringify(parseExact(text)) };
  } catch {
    return { result: 'not-json', text };
  }
}
