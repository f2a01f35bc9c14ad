/** Parts of a document that are computed, by name. */
export type ComputedParts = Readonly<Record<string, string>>;

const PART = /(<!-- computed: ([\w-]+) -->\n)(?:(?!<!-- end -->)[\s\S])*(<!-- end -->)/g;

/**
 * The document with each computed part between its two comments.
 *
 * @throws Error when a part is missing in the document, or a comment names an unknown part.
 */
export function replaceComputed(document: string, parts: ComputedParts): string {
  const left = new Set(Object.keys(parts));
  const text = document.replaceAll(PART, (_, begin: string, name: string, end: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`Nothing computes the part "${name}".`);
    left.delete(name);
    return `${begin}${part}\n${end}`;
  });
  if (left.size > 0) throw new Error(`The document has no part "${[...left].join('", "')}".`);
  return text;
}
