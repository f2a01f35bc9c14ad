import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** Fails when a document names a file, folder or npm script that does not exist. */
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '');
const scripts = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);
const packages =
  /^(?:shared|gateway|dashboard|infra|local-aws|local-momento|conformance|ledger|bench|e2e|scripts|docs)\//;

const wrong = documents.flatMap((document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const paths = [...text.matchAll(/`([\w./-]+)`/g), ...text.matchAll(/\]\(([\w./-]+)\)/g)]
    .map(([, path = '']) => path)
    .filter((path) => packages.test(path) || /\.(?:md|png)$/.test(path))
    .filter(
      (path) => !existsSync(join(root, path)) && !existsSync(join(root, document, '..', path)),
    )
    .map((path) => `${document}: no such path: ${path}`);
  const commands = [...text.matchAll(/npm run ([\w:-]+)/g)]
    .filter(([, name = '']) => !scripts.includes(name))
    .map(([command]) => `${document}: no such script: ${command}`);
  return [...paths, ...commands];
});

for (const line of wrong) console.error(line);
process.exit(wrong.length === 0 ? 0 : 1);
