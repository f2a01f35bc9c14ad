import type { Target } from '@aws-sdk/client-eventbridge';
import { readJsonPath } from './read-json-path.ts';
import { renderTemplate } from './render-template.ts';
import { parseVerbatim } from './verbatim-json.ts';

export type TargetInput = Pick<Target, 'Input' | 'InputPath' | 'InputTransformer'>;

/**
 * What a rule passes on to its target: the event, a constant, a part of the event or a template
 * filled from it.
 *
 * @param eventText the event as JSON
 * @throws SyntaxError when it is not JSON and a part of it is wanted.
 */
export function renderTargetInput(
  { Input, InputPath, InputTransformer }: TargetInput,
  eventText: string,
  ruleArn: string,
): string {
  if (Input !== undefined) return Input;
  if (InputTransformer?.InputTemplate !== undefined) {
    const { InputTemplate, InputPathsMap = {} } = InputTransformer;
    return renderTemplate(InputTemplate, InputPathsMap, {
      root: parseVerbatim(eventText),
      ruleArn,
    });
  }
  if (InputPath === undefined || InputPath === '$') return eventText;
  const part = readJsonPath(parseVerbatim(eventText), InputPath);
  return JSON.stringify(part === undefined ? '' : part);
}
