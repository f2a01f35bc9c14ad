/** No operation has parameters nested deeper. */
const MAX_PARTS = 8;

type Tree = Map<string, Tree | string>;

/**
 * The parameters of a form as an object: `Tags.member.1.Key` is in a list, `Attributes.entry.1.key`
 * and `.value` (or `Name` and `Value`) are in a map. Undefined if they contradict each other.
 */
export function readQueryInput(form: URLSearchParams): Record<string, unknown> | undefined {
  const root: Tree = new Map();
  for (const [name, value] of form) {
    if (name === 'Action' || name === 'Version') continue;
    const parts = name.split('.');
    if (parts.length > MAX_PARTS || !addValue(root, parts, value)) return undefined;
  }
  return toObject(root);
}

/** False if there is another value at the path. */
function addValue(tree: Tree, [part = '', ...rest]: readonly string[], value: string): boolean {
  const found = tree.get(part);
  if (rest.length === 0) {
    if (found !== undefined) return false;
    tree.set(part, value);
    return true;
  }
  if (typeof found === 'string') return false;
  const child = found ?? new Map();
  tree.set(part, child);
  return addValue(child, rest, value);
}

function toValue(node: Tree | string): unknown {
  if (typeof node === 'string') return node;
  const list = node.get('member');
  if (list instanceof Map && node.size === 1) return listItems(list).map(toValue);
  const entries = node.get('entry');
  if (entries instanceof Map && node.size === 1) {
    return Object.fromEntries(listItems(entries).map(readEntry));
  }
  return toObject(node);
}

function toObject(tree: Tree): Record<string, unknown> {
  return Object.fromEntries([...tree].map(([name, node]) => [name, toValue(node)]));
}

/** In the order of their numbers. */
function listItems(numbered: Tree): readonly (Tree | string)[] {
  return [...numbered].sort(([a], [b]) => Number(a) - Number(b)).map(([, node]) => node);
}

function readEntry(entry: Tree | string): readonly [string, unknown] {
  if (typeof entry === 'string') return ['', entry];
  const key = entry.get('key') ?? entry.get('Name') ?? '';
  const value = entry.get('value') ?? entry.get('Value');
  return [typeof key === 'string' ? key : '', value === undefined ? undefined : toValue(value)];
}
