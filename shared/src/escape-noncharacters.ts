/**
 * Writes U+FFFE and U+FFFF as escapes: the same JSON. They are the only characters that valid JSON
 * may hold as they are and that SQS refuses, in the gateway's messages as in EventBridge's.
 *
 * @param json JSON text: there such a character always stands inside a string
 */
export function escapeNoncharacters(json: string): string {
  return json.replace(
    /[\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}
