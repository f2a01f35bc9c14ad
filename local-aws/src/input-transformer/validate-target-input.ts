import { readJson } from '../json-text/read-json.ts';
import { parseJsonPath } from './json-path.ts';
import { PREDEFINED_NAMES } from './predefined-values.ts';
import { isObjectTemplate, splitTemplate } from './split-template.ts';
import type { InputTransformer, TargetInput } from './target-input.ts';

const MAX_PATHS = 100;
const PATH_NAME = /^[A-Za-z0-9_-]{1,256}$/;

/**
 * AWS's error message (of a ValidationException) for the input of a target; undefined if it is
 * valid.
 */
export function validateTargetInput(
  target: TargetInput & { readonly Id: string },
): string | undefined {
  const { Id, Input, InputPath, InputTransformer } = target;
  const given = [Input, InputPath, InputTransformer].filter((value) => value !== undefined);
  if (given.length > 1) {
    return `Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`;
  }
  if (Input !== undefined && readJson(Input).kind === 'malformed') {
    return `JSON syntax error in input for target ${Id}.`;
  }
  const paths = [InputPath, ...Object.values(InputTransformer?.InputPathsMap ?? {})];
  if (paths.some((path) => path !== undefined && parseJsonPath(path) === undefined)) {
    return `InputPath for target ${Id} is invalid.`;
  }
  return InputTransformer && validateTransformer(Id, InputTransformer);
}

function validateTransformer(
  targetId: string,
  { InputPathsMap = {}, InputTemplate }: InputTransformer,
): string | undefined {
  const names = Object.keys(InputPathsMap);
  if (names.length > MAX_PATHS) {
    return describeConstraint(`Member must have length less than or equal to ${MAX_PATHS}`);
  }
  if (!names.every((name) => PATH_NAME.test(name))) {
    return describeConstraint(
      'Map keys must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\\_\\-]+]',
    );
  }
  const parts = splitTemplate(InputTemplate);
  const used = parts.flatMap((part) => ('name' in part ? [part.name] : []));
  const unknown = used.find((name) => !PREDEFINED_NAMES.has(name) && !names.includes(name));
  if (unknown !== undefined) {
    return `InputTemplate for target ${targetId} contains invalid placeholder ${unknown}.`;
  }
  if (used.includes('aws.events.event.json') && !isObjectTemplate(InputTemplate)) {
    return `InputTemplate for target ${targetId} contains placeholder aws.events.event.json valid only for JSON template.`;
  }
  const filled = parts
    .map((part) => ('literal' in part ? part.literal : part.insideString ? '' : 'null'))
    .join('');
  const root = readJson(filled, 'anything');
  if (root.kind !== 'malformed') return undefined;
  const before = filled.slice(0, root.position).split('\n');
  const place = `line: ${before.length}, column: ${(before.at(-1)?.length ?? 0) + 1}`;
  return `Invalid InputTemplate for target ${targetId} : [Source: (String)"${filled}"; ${place}].`;
}

function describeConstraint(constraint: string): string {
  return `1 validation error detected: Value at 'targets.1.member.inputTransformer.inputPathsMap' failed to satisfy constraint: ${constraint}`;
}
