import { expect, test } from 'vitest';
import { findImportCircles } from './find-import-circles.ts';

const find = (modules: Record<string, string>) =>
  findImportCircles(new Map(Object.entries(modules)));

test('a main file, its subfolders and what they share are not a circle', () => {
  const circles = find({
    'app/src/main.ts': "import { a } from './rules/a.ts';\nimport { shared } from './shared.ts';",
    'app/src/rules/a.ts': "import { b } from './targets/b.ts';",
    'app/src/rules/targets/b.ts': "import type { Shared } from '../../shared.ts';",
    'app/src/rules/word.ts': "import { unknown } from './nowhere.ts';\nimport 'node:fs';",
    'app/src/shared.ts': 'export const shared = 1;',
  });
  expect(circles).toEqual([]);
});

test.each([
  ['a type', "import type { B } from './b.ts';"],
  ['several lines', "import {\n  b,\n  type B,\n} from './b.ts';"],
  ['a re-export', "export { b } from './b.ts';"],
  ['a dynamic import', "const { b } = await import('./b.ts');"],
  ['a package name', "import { b } from '@momento-gateway/app/b';"],
])('two files that import each other are a circle, also by %s', (_, statement) => {
  const circles = find({
    'app/src/a.ts': statement,
    'app/src/b.ts': "import { a } from './a.ts';",
  });
  expect(circles).toEqual([
    'app/src: a.ts → b.ts → a.ts\n' +
      '  app/src/a.ts imports app/src/b.ts\n' +
      '  app/src/b.ts imports app/src/a.ts',
  ]);
});

test('folders that import each other are a circle, even if none of their files is in one', () => {
  const circles = find({
    'app/src/rules/list.ts': "import { viewer } from '../live/deep/viewer.ts';",
    'app/src/rules/find.ts': '',
    'app/src/live/deep/viewer.ts': '',
    'app/src/live/open.ts': "import { find } from '../rules/find.ts';",
  });
  expect(circles).toEqual([
    'app/src: rules → live → rules\n' +
      '  app/src/rules/list.ts imports app/src/live/deep/viewer.ts\n' +
      '  app/src/live/open.ts imports app/src/rules/find.ts',
  ]);
});

test('a folder and a file beside it are a circle when each imports the other', () => {
  const circles = find({
    'app/src/noun/a.ts': "import type { Context } from '../context.ts';",
    'app/src/noun/b.ts': '',
    'app/src/context.ts': "import type { B } from './noun/b.ts';",
  });
  expect(circles).toHaveLength(1);
});
