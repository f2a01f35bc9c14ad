/** A piece of a template: text to keep, or the place of a value. */
export type TemplatePart =
  | { readonly literal: string }
  | { readonly name: string; readonly insideString: boolean };

const PART = /\\(?<bracket>[<>])|<(?<name>[\w.-]+)>|\\.|(?<quote>")|./gs;

/** Takes a template apart. `\<` and `\>` stand for the brackets themselves. */
export function splitTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let insideString = false;
  let literal = '';
  for (const match of template.matchAll(PART)) {
    const { bracket, name, quote } = match.groups ?? {};
    if (name !== undefined) {
      parts.push({ literal }, { name, insideString });
      literal = '';
    } else {
      if (quote !== undefined) insideString = !insideString;
      literal += bracket ?? match[0];
    }
  }
  return [...parts, { literal }];
}

/** Whether a template makes a JSON object, in which whole events may stand. */
export function isObjectTemplate(template: string): boolean {
  return template.trimStart().startsWith('{');
}
