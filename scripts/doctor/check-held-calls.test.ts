import { bindCall } from '@momento-gateway/api/call';
import { expect, test } from 'vitest';
import { checkHeldCalls } from './check-held-calls.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding } from './finding.ts';

const NOW = 1_700_000_000_000;
const NONE = {
  failures: [],
  total: 0,
  allTotal: 0,
  complete: true,
  heldElsewhere: 0,
  readAt: NOW,
  options: [],
};

/** What the doctor says when the dashboard answers like this. */
async function check(page: object, found = true, of: object = {}): Promise<string[]> {
  const api = bindCall(async () => Response.json({ ...NONE, ...page }));
  const own = { tenant: 'default', stackName: 'Shop', ...of };
  const target = { ...own, api, gateway: { heldQueue: { found } }, now: () => NOW };
  return (await checkHeldCalls(target as unknown as DoctorTarget)).map(formatFinding);
}

test('without held calls all is well', async () => {
  expect(await check({})).toEqual(['✓ Held calls: none']);
});

test('held calls that could not all be looked at are not said to be none', async () => {
  const [line] = await check({ complete: false, heldElsewhere: 2 });
  expect(line).toMatch(/^– Held calls: not known/);
});

test('held calls are counted, with the age of the oldest, their webhooks and the next step', async () => {
  const options = [
    { property: 'webhookId', value: 'w-1', label: 'Orders' },
    { property: 'webhookId', value: 'w-2' },
    { property: 'reason', value: 'wrong-signature' },
  ];
  const found = { allTotal: 12, total: 12, oldestAt: NOW - 3_600_000, options };
  const [line, ...others] = await check(found);
  expect(others).toEqual([]);
  expect(line).toMatch(/^✗ Held calls: 12, the oldest 1 .*old/);
  expect(line).toContain('of the webhooks Orders (w-1), not registered (w-2)');
  expect(line).toContain('→ Most likely the signing secret was changed at Momento');
  expect(line).not.toContain('npm run recover');
});

test('for calls whose secret could not be read the next step is to verify them', async () => {
  const options = [{ property: 'reason', value: 'secret-unavailable' }];
  const page = { allTotal: 1, total: 1, complete: false, options };
  expect(await check(page)).toEqual([
    expect.stringMatching(
      /^✗ Held calls: at least 1.*npm run recover -- --stack Shop --held all\. /,
    ),
  ]);
  expect(await check(page, true, { tenant: 'orders', stackName: undefined })).toEqual([
    expect.stringContaining('npm run recover -- --local --held all --tenant orders.'),
  ]);
});

test('a stack without a held queue is not asked', async () => {
  expect(await check({ allTotal: 3 }, false)).toEqual([]);
});
