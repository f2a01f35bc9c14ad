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

/** What stands at a path; undefined when nothing does. With `*` a list of all that does. */
export function readJsonPath(value: unknown, steps: readonly JsonPathStep[]): unknown {
  let found: readonly unknown[] = [value];
  for (const step of steps) found = found.flatMap((node) => takeStep(node, step));
  return steps.includes('*') ? found : found[0];
}

function takeStep(node: unknown, step: JsonPathStep): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  if (step === '*') return Object.values(node);
  if (Array.isArray(node)) return 'index' in step ? node.slice(step.index, step.index + 1) : [];
  const fields = node as Readonly<Record<string, unknown>>;
  return 'name' in step && Object.hasOwn(fields, step.name) ? [fields[step.name]] : [];
}
