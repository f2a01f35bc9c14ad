import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { findImportCircles } from './find-import-circles.ts';

/** Tests and their helpers may import anything. */
const TESTS = /\.(?:test|spec)\.tsx?$|\/testing\//;

/** Fails when files or folders import each other in a circle. */
const paths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !TESTS.test(path) && existsSync(join(root, path)));
const circles = findImportCircles(
  new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
);

for (const circle of circles) console.error(circle);
process.exit(circles.length === 0 ? 0 : 1);
