import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';

const LIST_INTERVAL_MS = 30_000;

test('a list refreshes itself, once a minute after three errors, and normally when the outage is over', async ({
  page,
  scene,
  breakAws,
  mendAws,
}) => {
  let calls = 0;
  page.on('request', (request) => {
    if (isListOfRules(request)) calls += 1;
  });
  /** Lets intervals pass; each makes a call, which is answered. */
  const pass = async (intervals: number) => {
    for (let passed = 0; passed < intervals; passed += 1) {
      const answered = page.waitForResponse(isListOfRules);
      await page.clock.runFor(LIST_INTERVAL_MS);
      await (await answered).finished();
      await page.clock.runFor(100);
    }
  };
  await page.clock.install();
  await goTo(page, `/rules?search=${scene.cache}`, 'Rules');
  const row = page.getByRole('link', { name: scene.ruleName });
  await expect(row).toBeVisible();
  await pass(2);
  await breakAws({ operation: 'ListRules', fault: 'error' });
  await pass(3);
  const slow = page.getByText('It is tried again every minute.');
  await expect(slow).toBeVisible();
  await expect(row).toBeVisible();
  const before = calls;
  await page.clock.runFor(LIST_INTERVAL_MS);
  expect(calls).toBe(before);
  await mendAws();
  await pass(1);
  await expect(slow).toBeHidden();
  await pass(2);
});

function isListOfRules(call: { url(): string }): boolean {
  return new URL(call.url()).pathname === '/api/rules';
}
