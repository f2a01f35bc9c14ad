import { type ChosenTarget, InputSchema, type RuleTarget } from '@momento-gateway/api/rules/target';

/** What a target gets, with the fields of every choice. */
export interface InputFields {
  readonly input: 'event' | 'part' | 'constant' | 'template';
  readonly path: string;
  readonly json: string;
  /** A line for each: `name=$.path`. */
  readonly paths: string;
  readonly template: string;
}

export function toInputFields(input: RuleTarget['input']): Partial<InputFields> {
  switch (input?.type) {
    case undefined:
      return {};
    case 'constant':
      return { input: 'constant', json: input.json };
    case 'part':
      return { input: 'part', path: input.path };
    case 'template': {
      const lines = Object.entries(input.paths).map(([name, path]) => `${name}=${path}`);
      return { input: 'template', paths: lines.join('\n'), template: input.template };
    }
  }
}

/** The target's input; undefined for the whole event. */
export function readInput({
  input,
  path,
  json,
  paths,
  template,
}: InputFields): (ChosenTarget['input'] & {}) | undefined {
  switch (input) {
    case 'event':
      return undefined;
    case 'part':
      return { type: 'part', path };
    case 'constant':
      return { type: 'constant', json };
    case 'template':
      return { type: 'template', paths: readPaths(paths), template };
  }
}

function readPaths(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const place = line.indexOf('=');
      return place < 0
        ? [line.trim(), '']
        : [line.slice(0, place).trim(), line.slice(place + 1).trim()];
    }),
  );
}

/** Whether the input is complete enough for a preview. */
export function isInputComplete(fields: InputFields): boolean {
  return fields.input === 'event' || InputSchema.safeParse(readInput(fields)).success;
}
