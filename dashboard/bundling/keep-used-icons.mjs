import { listCloudscapeFiles, listScreens } from './list-cloudscape-files.mjs';

const ENTRY = /^ {4}"?([a-z0-9-]+)"?: React\.createElement/;
const BEFORE_ENTRY = /^(?= {4}"?[a-z0-9-]+"?: React\.createElement)/m;

/**
 * For Turbopack: of Cloudscape's icons only those whose name stands somewhere as a text, in our
 * screens or in the components they use. All of them are 16 KiB.
 */
export default function keepUsedIcons(source) {
  const [head = '', ...parts] = source.split(BEFORE_ENTRY);
  const end = parts.at(-1)?.search(/^\};/m) ?? -1;
  if (end < 0) throw new Error('Cloudscape’s icons do not look as expected.');
  const tail = parts.at(-1).slice(end);
  const entries = [...parts.slice(0, -1), parts.at(-1).slice(0, end)];
  const texts = [...listCloudscapeFiles(this.rootContext), ...listScreens(this.rootContext)]
    .filter(({ path }) => !path.endsWith('.css') && path !== this.resourcePath)
    .map(({ text }) => text)
    .join('\n');
  const used = new Set([...texts.matchAll(/(['"`])([a-z0-9-]+)\1/g)].map(([, , text]) => text));
  return head + entries.filter((entry) => used.has(ENTRY.exec(entry)?.[1])).join('') + tail;
}
