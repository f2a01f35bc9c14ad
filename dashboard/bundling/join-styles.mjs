import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const OWN_IMPORT = /import (?!type )[^;]*? from '@cloudscape-design\/components\/([a-z0-9-]+)'/g;
const RELATIVE_IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/**
 * For Turbopack: joins the styles of all Cloudscape components that the screens use into one
 * stylesheet, in place of `cloudscape.styles`, and leaves them out of the components. Split by
 * component and page, a page loads a fifth more, in up to fifty files.
 */
export default function joinStyles() {
  if (this.resourcePath.endsWith('.css')) return 'export {};';
  return listCloudscapeFiles(this.rootContext)
    .filter(({ path }) => path.endsWith('.css'))
    .map(({ text }) => text)
    .join('\n');
}

/** The files of Cloudscape that the screens load, each after what it imports. */
function listCloudscapeFiles(dashboard) {
  const components = resolve(dashboard, '../node_modules/@cloudscape-design/components');
  const seen = new Set();
  const files = [];
  const visit = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(path, 'utf8');
    for (const name of findAll(text, RELATIVE_IMPORT)) {
      visit(findFile(resolve(dirname(path), name)));
    }
    files.push({ path, text });
  };
  const screens = globSync('src/ui/**/*.{ts,tsx}', { cwd: dashboard });
  const names = screens.flatMap((path) =>
    findAll(readFileSync(join(dashboard, path), 'utf8'), OWN_IMPORT),
  );
  for (const name of [...new Set(names)].sort()) visit(join(components, name, 'index.js'));
  return files;
}

function findAll(text, pattern) {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

function findFile(path) {
  const file = [path, `${path}.js`, join(path, 'index.js')].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  );
  if (file === undefined) throw new Error(`Cloudscape imports ${path}, which does not exist.`);
  return file;
}
