const EXPORTS = /^export function (\w+)/gm;

/**
 * For Turbopack: stands for the forms of Cloudscape's property filter for values of other kinds
 * than one text, of which there are none here.
 */
export default function leaveOutPropertyEditor(source) {
  const names = [...source.matchAll(EXPORTS)].map(([, name]) => name);
  return [
    "const refuse = () => { throw new Error('This filter has no forms: see next.config.ts.'); };",
    ...names.map((name) => `export const ${name} = refuse;`),
  ].join('\n');
}
