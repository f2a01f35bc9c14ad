import type { JsonNode } from '../json-text/json-node.ts';
import { readJson } from '../json-text/read-json.ts';
import { PREDEFINED_NAMES, readPredefinedValue } from './predefined-values.ts';
import { isObjectTemplate, splitTemplate } from './split-template.ts';
import type { InputTransformer, TargetInput } from './target-input.ts';
import {
  MISSING_VALUE,
  minifyJson,
  readTemplateValue,
  type TemplateValue,
} from './template-value.ts';

/** The event that a rule sends to a target. */
export interface TargetDelivery {
  readonly target: TargetInput;
  /** The event as JSON text. */
  readonly event: string;
  readonly ruleArn: string;
  /** When EventBridge accepted the event, in ms since the epoch. */
  readonly acceptedAt: number;
}

/** The input of a target; `undefined` if a filled JSON template is not valid JSON. */
export type RenderedInput = string | undefined;

/**
 * Renders the input of a target: the event, a constant, a part of the event, or a template filled
 * from it. Values of the event stay as written there.
 */
export function renderTargetInput(delivery: TargetDelivery): RenderedInput {
  const { target, event } = delivery;
  if (target.Input !== undefined) return target.Input;
  const path = target.InputPath;
  const transformer = target.InputTransformer;
  if (path === undefined && transformer === undefined) return event;
  const root = readJson(event);
  if (root.kind === 'malformed') throw new Error(`The event is not JSON: ${root.reason}`);
  if (path !== undefined) return readTemplateValue(event, root, path).json;
  return transformer === undefined ? event : renderTemplate(transformer, root, delivery);
}

function renderTemplate(
  { InputPathsMap, InputTemplate }: InputTransformer,
  root: JsonNode,
  delivery: TargetDelivery,
): RenderedInput {
  const paths = new Map(Object.entries(InputPathsMap ?? {}));
  const readValue = (name: string): TemplateValue => {
    if (PREDEFINED_NAMES.has(name)) {
      return readPredefinedValue(name, delivery.event, root, delivery) ?? MISSING_VALUE;
    }
    const path = paths.get(name);
    return path === undefined ? MISSING_VALUE : readTemplateValue(delivery.event, root, path);
  };
  const isJsonTemplate = isObjectTemplate(InputTemplate);
  const text = splitTemplate(InputTemplate)
    .map((part) => {
      if ('literal' in part) return part.literal;
      const value = readValue(part.name);
      if (!part.insideString) return value.json;
      return isJsonTemplate ? value.text : value.plain;
    })
    .join('');
  if (!isJsonTemplate) return text;
  return readJson(text).kind === 'malformed' ? undefined : minifyJson(text);
}
