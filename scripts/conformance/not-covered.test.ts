import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { NOT_COVERED } from './not-covered.ts';

test('docs/conformance.md and the command name the same things that only a real account shows', () => {
  const text = readFileSync(join(root, 'docs/conformance.md'), 'utf8');
  const [, section = ''] = text.split('## What only a real account shows\n');
  const items = [...section.matchAll(/^- (.+)$/gm)].map(([, item = '']) => item);
  expect(items.map((item) => item.replaceAll('`', ''))).toEqual(NOT_COVERED);
});
