import { type JsonPathStep, parseJsonPath } from './parse-json-path.ts';
import { isVerbatimObject, type VerbatimValue } from './verbatim-json.ts';

/**
 * What stands at one of EventBridge's JSON paths; with `*` a list of all that does. An empty text
 * when nothing does, or when the path is none.
 */
export function readJsonPath(root: VerbatimValue, path: string): VerbatimValue {
  const steps = parseJsonPath(path);
  if (steps === undefined) return '';
  let found: readonly VerbatimValue[] = [root];
  for (const step of steps) found = found.flatMap((value) => takeStep(value, step));
  if (steps.includes('*')) return found;
  const [first = ''] = found;
  return first;
}

function takeStep(value: VerbatimValue, step: JsonPathStep): readonly VerbatimValue[] {
  if (Array.isArray(value)) {
    if (step === '*') return value;
    return 'index' in step ? value.slice(step.index, step.index + 1) : [];
  }
  if (!isVerbatimObject(value)) return [];
  if (step === '*') return Object.values(value);
  const member = 'name' in step && Object.hasOwn(value, step.name) ? value[step.name] : undefined;
  return member === undefined ? [] : [member];
}
