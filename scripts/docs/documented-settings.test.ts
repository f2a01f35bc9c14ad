import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STACK_SETTINGS } from '@momento-gateway/shared/stack-settings';
import { expect, test } from 'vitest';
import { root } from '../root.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/deploy.md');

/** Every `name` in a text, in the order of the alphabet. */
const namesIn = (text = '') => [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort();

test('docs/deploy.md lists each setting that the CDK app takes with -c', () => {
  const [, list] = /the settings are `-c` values: (.*)/.exec(page) ?? [];
  // The name of the stack is no setting that a later deployment could change.
  expect(namesIn(list)).toEqual(['stack', ...STACK_SETTINGS].sort());
});

test('docs/deploy.md lists each parameter of the one-file template, with its default', () => {
  const { Parameters } = JSON.parse(read('momento-gateway.template.json')) as {
    Parameters: Record<string, { Default: string | number }>;
  };
  const [, table = ''] = /\| parameter \| default \| \|\n\|[-|]+\n((?:\|.*\n)+)/.exec(page) ?? [];
  const rows = table
    .trim()
    .split('\n')
    .map((row) => row.split('|'));
  const documented = rows.flatMap(([, names, written = '']) =>
    namesIn(names).map((name) => [name, written.replaceAll('`', '').trim()]),
  );
  const expected = Object.entries(Parameters).map(([name, parameter]) => [
    name,
    String(parameter.Default) || '–',
  ]);
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(expected));
  expect(documented).toHaveLength(expected.length);
});
