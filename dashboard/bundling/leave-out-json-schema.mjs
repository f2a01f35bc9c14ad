const EXPORTS = /^export (?:const|function) (\w+)|^export \{ \w+ as (\w+) \}/gm;

/**
 * For Turbopack: zod's writers of JSON Schema, as they are in a browser. The OpenAPI document is
 * made on the server; what asks for one in a page fails at once.
 */
export default function leaveOutJsonSchema(source) {
  const names = [...source.matchAll(EXPORTS)].map(([, own, renamed]) => own ?? renamed);
  return [
    "const refuse = () => { throw new Error('A page makes no JSON Schema.'); };",
    ...names.map((name) => `export const ${name} = () => refuse;`),
  ].join('\n');
}
