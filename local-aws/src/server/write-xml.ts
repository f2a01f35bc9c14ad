/** Characters that are not allowed in XML 1.0, and the five that mean something in it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const SPECIAL = /[&<>"'\r]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text inside an element. What XML cannot express becomes the replacement character. */
export function escapeXml(text: string): string {
  return text.replaceAll(SPECIAL, (character) =>
    /[&<>"'\r]/.test(character) ? `&#${character.charCodeAt(0)};` : '\ufffd',
  );
}

/** An operation's output: a list has `member` elements, a `Map` has `entry` elements. */
export function writeXml(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) {
    return value.map((item) => `<member>${writeXml(item)}</member>`).join('');
  }
  if (value instanceof Map) {
    return [...value]
      .map(
        ([key, item]) =>
          `<entry><key>${escapeXml(key)}</key><value>${writeXml(item)}</value></entry>`,
      )
      .join('');
  }
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([name, item]) => `<${name}>${writeXml(item)}</${name}>`)
    .join('');
}
