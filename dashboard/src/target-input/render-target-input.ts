import { readJsonPath } from './read-json-path.ts';
import { renderTemplate } from './render-template.ts';
import type { TargetInput } from './target-input.ts';
import { parseVerbatim } from './verbatim-json.ts';

/**
 * What a rule passes on to its target.
 *
 * @param input undefined for the whole event
 * @param eventText the event as JSON; its numbers are passed on as they are written
 * @throws SyntaxError when it is not JSON and a part of it is wanted.
 */
export function renderTargetInput(
  input: TargetInput | undefined,
  eventText: string,
  ruleArn: string,
): string {
  switch (input?.type) {
    case undefined:
      return eventText;
    case 'constant':
      return input.json;
    case 'part':
      if (input.path === '$') return eventText;
      return JSON.stringify(readJsonPath(parseVerbatim(eventText), input.path));
    case 'template':
      return renderTemplate(input, { root: parseVerbatim(eventText), ruleArn });
  }
}
