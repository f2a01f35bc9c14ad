import { isVerbatimObject, type VerbatimValue } from './verbatim-json.ts';

const STEP = /\.(?<name>[\w/-]+)|\[(?<index>\d+)\]|\.\*|\[\*\]/y;

/**
 * What stands at one of EventBridge's JSON paths: `$`, then `.name`, `[0]`, `.*` and `[*]`. With
 * `*` a list of all. Undefined when there is nothing.
 */
export function readJsonPath(root: VerbatimValue, path: string): VerbatimValue | undefined {
  if (!path.startsWith('$')) return undefined;
  let found: readonly VerbatimValue[] = [root];
  let isList = false;
  STEP.lastIndex = 1;
  while (STEP.lastIndex < path.length) {
    const step = STEP.exec(path)?.groups;
    if (step === undefined) return undefined;
    const { name, index } = step;
    isList ||= name === undefined && index === undefined;
    found = found.flatMap((value) => takeStep(value, name, index));
  }
  return isList ? found : found[0];
}

/** Without name and index: all members or items. */
function takeStep(
  value: VerbatimValue,
  name: string | undefined,
  index: string | undefined,
): readonly VerbatimValue[] {
  if (Array.isArray(value)) {
    if (name !== undefined) return [];
    return index === undefined ? value : value.slice(Number(index), Number(index) + 1);
  }
  if (!isVerbatimObject(value) || index !== undefined) return [];
  if (name === undefined) return Object.values(value);
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  return member === undefined ? [] : [member];
}
