import type { JsonNode } from '../json-text/json-node.ts';

/** A step to a member, to an item, or (`*`) to all of them. */
export type JsonPathStep = { readonly name: string } | { readonly index: number } | '*';

const STEP = /\.(?<name>[\w/-]+)|\[(?<index>[0-9]+)\]|\.\*|\[\*\]/y;

/**
 * Reads the JSON paths that EventBridge supports: `$`, then `.name`, `[0]`, `.*` and `[*]`. Names
 * consist of letters, digits, `_`, `-` and `/`. Undefined for all others, such as quoted names in
 * brackets.
 */
export function parseJsonPath(text: string): readonly JsonPathStep[] | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: JsonPathStep[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const groups = STEP.exec(text)?.groups;
    if (groups === undefined) return undefined;
    const { name, index } = groups;
    steps.push(
      name !== undefined ? { name } : index !== undefined ? { index: Number(index) } : '*',
    );
  }
  return steps;
}

/**
 * The JSON text at a path of an event; undefined if there is none. With `*`, a list of all values.
 */
export function readJsonPath(
  eventText: string,
  root: JsonNode,
  steps: readonly JsonPathStep[],
): JsonNode | string | undefined {
  let found: readonly JsonNode[] = [root];
  for (const step of steps) found = found.flatMap((node) => takeStep(node, step));
  if (!steps.includes('*')) return found[0];
  return `[${found.map(({ start, end }) => eventText.slice(start, end)).join(',')}]`;
}

function takeStep(node: JsonNode, step: JsonPathStep): readonly JsonNode[] {
  if (node.kind === 'array') {
    if (step === '*') return node.items;
    return 'index' in step ? node.items.slice(step.index, step.index + 1) : [];
  }
  if (node.kind !== 'object') return [];
  if (step === '*') return node.members.map(({ value }) => value);
  const member = 'name' in step && node.members.findLast(({ name }) => name === step.name);
  return member ? [member.value] : [];
}
