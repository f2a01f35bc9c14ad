import { parseExact } from '../exact-json.ts';
import { readJsonPath } from './read-json-path.ts';
import { renderTemplate } from './render-template.ts';
import type { RenderedInput, TargetInput } from './target-input.ts';

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
): RenderedInput {
  switch (input?.type) {
    case undefined:
      return { result: 'input', text: eventText };
    case 'constant':
      return { result: 'input', text: input.json };
    case 'part':
      return { result: 'input', text: renderPart(input.path, eventText) };
    case 'template':
      return renderTemplate(input, { root: parseExact(eventText), ruleArn });
  }
}

function renderPart(path: string, eventText: string): string {
  if (path === '$') return eventText;
  return JSON.stringify(readJsonPath(parseExact(eventText), path));
}
