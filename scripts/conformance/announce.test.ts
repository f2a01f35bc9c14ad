import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../root.ts';
import { runScript } from '../testing/run-script.ts';
import { type FakeAccount, startFakeAccount } from '../testing/start-fake-account.ts';
import { listAwsActions } from '../verify/list-aws-actions.ts';
import { announce, ON_AWS, requireConsent } from './announce.ts';

const ACCOUNT = '111122223333';
const specs = ON_AWS.map(([, file]) => join(root, `conformance/src/${file}.spec.ts`));

describe('before a run on a real account', () => {
  const text = announce({ accountId: ACCOUNT, region: 'eu-west-1' });
  let aws: FakeAccount;

  beforeEach(async () => {
    aws = await startFakeAccount();
  });
  afterEach(() => aws.close());

  test('the user reads where, what and how much', () => {
    expect(text).toMatch(
      /account 111122223333, Region eu-west-1[\s\S]*stacks[\s\S]*roles[\s\S]*Cost:/,
    );
  });

  test('the user reads how the names of all stacks begin, to find what a killed run leaves', () => {
    const named = specs.flatMap((path) => [
      ...readFileSync(path, 'utf8').matchAll(/\b(?:name|stack)(?: =|:) `([a-z-]+-)\$\{/g),
    ]);
    const beginnings = new Set(named.map(([, beginning = '']) => beginning));
    expect(beginnings.size).toBeGreaterThan(3);
    for (const beginning of beginnings) expect(text).toContain(beginning);
  });

  test('nothing is made without consent', async () => {
    const environment = { ...process.env, ...aws.environment, AWS_CONFORMANCE: '1' };
    const args = ['--only', 'gateway'];
    const { code, printed } = await runScript('scripts/conformance/main.ts', args, environment);
    expect(printed).toContain(text);
    expect(printed).toMatch(/no terminal to confirm this.*--yes\.\n$/);
    expect(code).toBe(1);
    expect(aws.changes).toEqual([]);
  });
});

test.each([
  ['--yes', { yes: true, ask: undefined }, undefined],
  ['the account id', { yes: false, ask: async () => ACCOUNT }, undefined],
  ['another answer', { yes: false, ask: async () => 'y' }, /Nothing was made/],
  ['no terminal', { yes: false, ask: undefined }, /--yes/],
])('with %s it goes on or stops', async (_, consent, problem) => {
  const asking = requireConsent(consent, ACCOUNT);
  if (problem === undefined) await expect(asking).resolves.toBeUndefined();
  else await expect(asking).rejects.toThrow(problem);
});

test('a run makes no user and no access key: its roles have sessions, which end by themselves', async () => {
  const actions = new Set((await Promise.all(specs.map(listAwsActions))).flat());
  expect(actions).toContain('iam:CreateRole');
  expect(actions).toContain('sts:AssumeRole');
  const lasting = [...actions].filter((action) => /User|AccessKey|LoginProfile/.test(action));
  expect(lasting).toEqual([]);
});
