import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const OWN_IMPORT = /import (?!type )[^;]*? from '@cloudscape-design\/components\/([a-z0-9-]+)'/g;
const RELATIVE_IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/**
 * The files of Cloudscape that the dashboard's screens load, scripts and styles, each after what
 * it imports.
 *
 * @param {string} dashboard path of the dashboard's folder
 * @returns {{ path: string, text: string }[]}
 */
export function listCloudscapeFiles(dashboard) {
  const components = resolve(dashboard, '../node_modules/@cloudscape-design/components');
  const seen = new Set();
  const files = [];
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const name of findAll(text, RELATIVE_IMPORT))
      visit(findFile(resolve(dirname(path), name)));
    files.push({ path, text });
  };
  const names = listScreens(dashboard).flatMap(({ text }) => findAll(text, OWN_IMPORT));
  for (const name of [...new Set(names)].sort()) visit(join(components, name, 'index.js'));
  return files;
}

/** The dashboard's own files that make screens. */
export function listScreens(dashboard) {
  const folder = join(dashboard, 'src/ui');
  return globSync('**/*.{ts,tsx}', { cwd: folder }).map((path) => ({
    path,
    text: readFileSync(join(folder, path), 'utf8'),
  }));
}

function findAll(text, pattern) {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

function findFile(path) {
  const file = [path, `${path}.js`, join(path, 'index.js')].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  );
  if (file === undefined) throw new Error(`Cloudscape imports ${path}, which is not there.`);
  return file;
}
