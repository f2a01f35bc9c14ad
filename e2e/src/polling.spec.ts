import { expect, test } from './fixtures.ts';
import { goTo } from './screens.ts';

const LIST_INTERVAL_MS = 30_000;

test('a list refreshes itself, stops after three errors, says so, and starts again on request', async ({
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
  const stopped = page.getByText('Automatic refresh has stopped.');
  await expect(stopped).toBeVisible();
  await mendAws();
  const before = calls;
  await page.clock.runFor(10 * LIST_INTERVAL_MS);
  expect(calls).toBe(before);
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(stopped).toBeHidden();
  await pass(1);
});

function isListOfRules(call: { url(): string }): boolean {
  return new URL(call.url()).pathname === '/api/rules';
}
