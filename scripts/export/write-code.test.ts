import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bindCall } from '@momento-gateway/api/call';
import type { RulesAsCode } from '@momento-gateway/api/rules/rules-as-code';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { writeCode } from './write-code.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

const CODE: RulesAsCode = {
  format: 'terraform',
  rules: ['orders'],
  files: [
    { name: 'rules.tf', text: 'the rules' },
    { name: 'imports.tf', text: 'the imports' },
  ],
  notes: [],
  remarks: [],
};

/** Runs a command line on a dashboard that answers like this. */
async function run(args: readonly string[], answer: Partial<RulesAsCode> = {}) {
  const calls: string[] = [];
  const printed: string[] = [];
  const api = bindCall(async (path) => {
    calls.push(String(path));
    return Response.json({ ...CODE, ...answer });
  });
  const isWhole = await writeCode(api, readOptions(args), (line) => printed.push(line));
  return { isWhole, calls, printed };
}

test('the files are written, and the dashboard is asked for the tenant and the rule', async () => {
  const out = join(folder, 'new');
  const args = ['--format', 'terraform', '--rule', 'orders', '--tenant', 'shop', '--out', out];
  expect(await run(args)).toEqual({
    isWhole: true,
    calls: ['/api/export?format=terraform&rule=orders&tenant=shop'],
    printed: [
      'Rules: orders',
      `Wrote ${join(out, 'rules.tf')}`,
      `Wrote ${join(out, 'imports.tf')}`,
    ],
  });
  expect(await readFile(join(out, 'rules.tf'), 'utf8')).toBe('the rules');
});

test('what is not in the files is printed, and the command does not succeed', async () => {
  const { isWhole, printed } = await run(['--format', 'cdk', '--out', folder], {
    rules: [],
    files: [],
    notes: ['The rule a is not in the files.'],
  });
  expect(isWhole).toBe(false);
  expect(printed).toEqual(['Rules: none', '✗ The rule a is not in the files.']);
});

test('a remark about what is in the files is printed, and the command succeeds', async () => {
  const { isWhole, printed } = await run(['--format', 'cdk', '--out', join(folder, 'new')], {
    remarks: ['It is not certain that the policy of q allows EventBridge.'],
  });
  expect(isWhole).toBe(true);
  expect(printed.at(-1)).toBe('! It is not certain that the policy of q allows EventBridge.');
});

test('a file that is there is not overwritten, and none is written beside it', async () => {
  await writeFile(join(folder, 'imports.tf'), 'mine');
  await expect(run(['--format', 'terraform', '--out', folder])).rejects.toThrow(/there already/);
  expect(await readdir(folder)).toEqual(['imports.tf']);
  expect(await readFile(join(folder, 'imports.tf'), 'utf8')).toBe('mine');
});

test.each([
  [[], /--format takes one of cloudformation, cdk, terraform/],
  [['--format', 'pulumi'], /--format takes/],
  [['--format', 'cdk', '--tenant', 'A B'], /--tenant takes/],
  [['--format', 'cdk', '--region', 'eu-west-1'], /--region needs --stack/],
  [['--format', 'cdk', '--rules', 'a'], /no option --rules/],
])('%j is refused with what is wrong', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
