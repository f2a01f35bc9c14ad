/** A part of a template: literal text or a placeholder. */
export type TemplatePart =
  | { readonly literal: string }
  | { readonly name: string; readonly insideString: boolean };

const PART = /\\(?<bracket>[<>])|<(?<name>[\w.-]+)>|\\.|(?<quote>")|./gs;

/** Splits a template into parts. `\<` and `\>` stand for the brackets themselves. */
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

/** Whether a template is a JSON object, which may contain whole events. */
export function isObjectTemplate(template: string): boolean {
  return template.trimStart().startsWith('{');
}
