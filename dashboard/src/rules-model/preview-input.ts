import { parseJsonPath, readJsonPath } from './json-path.ts';
import type { TargetInput } from './target-input.ts';

/** What is known of a rule and a moment when an event is passed on. */
export interface PreviewContext {
  readonly ruleArn: string;
  /** ms since the epoch. */
  readonly acceptedAt: number;
}

const PLACE = /\\(?<bracket>[<>])|<(?<name>[\w.-]+)>|\\.|(?<quote>")|./gs;

/**
 * About what a target gets of an event. EventBridge keeps numbers and blanks as they are written,
 * which this does not: it is for people to look at.
 */
export function previewInput(
  input: TargetInput | undefined,
  event: Readonly<Record<string, unknown>>,
  context: PreviewContext,
): string {
  switch (input?.type) {
    case undefined:
      return JSON.stringify(event, undefined, 2);
    case 'constant':
      return input.json;
    case 'part':
      return toJson(readAt(event, input.path));
    case 'template':
      return renderTemplate(input, event, context);
  }
}

function renderTemplate(
  { paths, template }: Extract<TargetInput, { type: 'template' }>,
  event: Readonly<Record<string, unknown>>,
  context: PreviewContext,
): string {
  let insideString = false;
  return template.replaceAll(PLACE, (match: string, ...rest: unknown[]) => {
    const { bracket, name, quote } = rest.at(-1) as Partial<Record<string, string>>;
    if (quote !== undefined) insideString = !insideString;
    if (name === undefined) return bracket ?? match;
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
    const value = path === undefined ? readPredefined(name, event, context) : readAt(event, path);
    return insideString && typeof value === 'string' ? value : toJson(value);
  });
}

function readAt(event: unknown, path: string): unknown {
  const steps = parseJsonPath(path);
  return steps === undefined ? undefined : readJsonPath(event, steps);
}

function readPredefined(
  name: string,
  event: Readonly<Record<string, unknown>>,
  { ruleArn, acceptedAt }: PreviewContext,
): unknown {
  switch (name) {
    case 'aws.events.rule-arn':
      return ruleArn;
    case 'aws.events.rule-name':
      return ruleArn.slice(ruleArn.lastIndexOf('/') + 1);
    case 'aws.events.event.ingestion-time':
      return new Date(acceptedAt).toISOString().replace(/\.\d+Z$/, 'Z');
    case 'aws.events.event.json':
      return event;
    case 'aws.events.event': {
      const { detail: _, 'detail-type': detailType, ...envelope } = event;
      return { ...envelope, detailType };
    }
    default:
      return undefined;
  }
}

/** Nothing at a path is an empty text. */
function toJson(value: unknown): string {
  return JSON.stringify(value ?? (value === null ? null : ''));
}
