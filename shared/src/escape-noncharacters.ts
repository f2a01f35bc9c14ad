/**
 * Escapes U+FFFE and U+FFFF, which leaves the meaning of the JSON as it is. They are the only
 * characters that JSON allows unescaped and SQS refuses, from the gateway and from EventBridge.
 *
 * @param json JSON text: there such a character is always in a string
 */
export function escapeNoncharacters(json: string): string {
  return json.replace(
    /[\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}
