import type { JsonNode } from '../json-text/json-node.ts';
import { minifyJson } from '../json-text/minify-json.ts';
import { readJson } from '../json-text/read-json.ts';
import { predefinedNames, readPredefinedValue } from './predefined-values.ts';
import { isObjectTemplate, splitTemplate } from './split-template.ts';
import type { InputTransformer, TargetInput } from './target-input.ts';
import { missingValue, readTemplateValue, type TemplateValue } from './template-value.ts';

/** An event on its way from a rule to a target. */
export interface TargetDelivery {
  readonly target: TargetInput;
  /** The event as JSON text. */
  readonly event: string;
  readonly ruleArn: string;
  /** When EventBridge took the event, in ms since the epoch. */
  readonly acceptedAt: number;
}

/**
 * Makes what a target gets: the event, a constant, a part of the event, or a template filled from
 * it. What is taken from the event stays as it is written there.
 */
export function renderTargetInput(delivery: TargetDelivery): string {
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
): string {
  const paths = new Map(Object.entries(InputPathsMap ?? {}));
  const readValue = (name: string): TemplateValue => {
    if (predefinedNames.has(name)) {
      return readPredefinedValue(name, delivery.event, root, delivery) ?? missingValue;
    }
    const path = paths.get(name);
    return path === undefined ? missingValue : readTemplateValue(delivery.event, root, path);
  };
  const text = splitTemplate(InputTemplate)
    .map((part) => {
      if ('literal' in part) return part.literal;
      const value = readValue(part.name);
      return part.insideString ? value.text : value.json;
    })
    .join('');
  const isJson = isObjectTemplate(InputTemplate) && readJson(text).kind !== 'malformed';
  return isJson ? minifyJson(text) : text;
}
