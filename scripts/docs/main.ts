import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { computeParts, DOCUMENT } from './compute-parts.ts';
import { replaceComputed } from './replace-computed.ts';

/** Fails if docs/deploy.md differs from what is computed; with `--write`, writes it. */
const path = join(root, DOCUMENT);
const document = readFileSync(path, 'utf8');
const computed = replaceComputed(document, computeParts());
if (process.argv.includes('--write')) {
  writeFileSync(path, computed);
} else if (computed !== document) {
  console.error(`${DOCUMENT}: tables are out of date. Run: npm run tables`);
  process.exit(1);
}
