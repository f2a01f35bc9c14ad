import { type ExactValue, isExactObject } from '../exact-json.ts';

/** Down to a member, to an item, or (`*`) to all of either. */
type JsonPathStep = { readonly name: string } | { readonly index: number } | '*';

const STEP = /\.(?<name>[\w/-]+)|\[(?<index>[0-9]+)\]|\.\*|\[\*\]/y;

/** The paths that EventBridge knows, such as `$.detail.items[0].name`; undefined for others. */
export function parseJsonPath(path: string): readonly JsonPathStep[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: JsonPathStep[] = [];
  for (STEP.lastIndex = 1; STEP.lastIndex < path.length; ) {
    const groups = STEP.exec(path)?.groups;
    if (groups === undefined) return undefined;
    const { name, index } = groups;
    if (name !== undefined) steps.push({ name });
    else steps.push(index === undefined ? '*' : { index: Number(index) });
  }
  return steps;
}

/**
 * What stands at one of EventBridge's JSON paths; with `*` a list of all that does. An empty text
 * when nothing does, or when the path is none.
 */
export function readJsonPath(root: ExactValue, path: string): ExactValue {
  const steps = parseJsonPath(path);
  if (steps === undefined) return '';
  let found: readonly ExactValue[] = [root];
  for (const step of steps) found = found.flatMap((value) => takeStep(value, step));
  if (steps.includes('*')) return found;
  const [first = ''] = found;
  return first;
}

function takeStep(value: ExactValue, step: JsonPathStep): readonly ExactValue[] {
  if (Array.isArray(value)) {
    if (step === '*') return value;
    return 'index' in step ? value.slice(step.index, step.index + 1) : [];
  }
  if (!isExactObject(value)) return [];
  if (step === '*') return Object.values(value);
  const member = 'name' in step && Object.hasOwn(value, step.name) ? value[step.name] : undefined;
  return member === undefined ? [] : [member];
}
