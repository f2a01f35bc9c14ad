/** Down to a member, to an item, or (`*`) to all of either. */
export type JsonPathStep = { readonly name: string } | { readonly index: number } | '*';

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
