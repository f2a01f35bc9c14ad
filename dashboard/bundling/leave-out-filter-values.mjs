const EXPORTS = /^export function (\w+)/gm;

/**
 * For Turbopack: stands for what Cloudscape's property filter brings for values of other kinds
 * than one text, forms and lists of checkboxes, of which there are none here.
 */
export default function leaveOutFilterValues(source) {
  const names = [...source.matchAll(EXPORTS)].map(([, name]) => name);
  return [
    "const refuse = () => { throw new Error('Values here are texts: see next.config.ts.'); };",
    ...names.map((name) => `export const ${name} = refuse;`),
    'export default refuse;',
  ].join('\n');
}
