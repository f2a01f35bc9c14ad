import { expect, test } from 'vitest';
import { announce, requireConsent } from './announce.ts';

const ACCOUNT = '111122223333';

test('before a run on a real account the user reads where, what and how much', () => {
  const text = announce({ accountId: ACCOUNT, region: 'eu-west-1' });
  expect(text).toMatch(
    /account 111122223333, Region eu-west-1[\s\S]*stacks[\s\S]*roles[\s\S]*Cost:/,
  );
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
