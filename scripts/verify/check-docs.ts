import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import { findDocProblems, type Repository } from './find-doc-problems.ts';

/** Fails if a document says something about the repository that is not true. */
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const readText = (path: string) => readFileSync(join(root, path), 'utf8');
const { scripts, workspaces } = JSON.parse(readText('package.json'));

const repository: Repository = {
  exists: (path) => existsSync(join(root, path)),
  readText,
  scripts: Object.keys(scripts),
  packages: [...workspaces, 'docs'],
};

const problems = documents.flatMap((path) => findDocProblems(path, repository));
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
