import { randomUUID } from 'node:crypto';
import { callApi } from '../api.ts';
import { createQueue, createSqs } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('an edit of a rule that another user changed is refused, and keeps the input', async ({
      page,
      product,
      route,
      expectedNoise,
    }) => {
      expectedNoise.push(/status of 409 .*\/api\/rules\//);
      const name = `contended-${randomUUID().slice(0, 8)}`;
      await createQueue(createSqs(product), name);
      const arn = `arn:aws:sqs:us-east-1:000000000000:${name}`;
      const rule = { name, cache: route.cache, targets: [{ type: 'sqs', arn }] };
      expect((await callApi(product, 'POST', '/rules', rule)).status).toBe(201);

      await goTo(page, `/rules/edit?rule=${name}`, `Edit ${name}`);
      await page.getByLabel('Description').fill('mine');
      const theirs = { description: 'theirs' };
      expect((await callApi(product, 'PATCH', `/rules/${name}`, theirs)).status).toBe(200);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Somebody else changed this rule')).toBeVisible();
      await expect(page.getByLabel('Description')).toHaveValue('mine');
      const { body } = await callApi<{ description: string }>(product, 'GET', `/rules/${name}`);
      expect(body.description).toBe('theirs');

      await page.getByRole('button', { name: 'Discard my changes and reload' }).click();
      await expect(page.getByLabel('Description')).toHaveValue('theirs');
      await page.getByLabel('Description').fill('both');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText(`The rule ${name} was changed`, { exact: true })).toBeVisible();
    });
  });
}

test('an open list of queues keeps its options while others create queues', async ({
  page,
  product,
}) => {
  const sqs = createSqs(product);
  const letter = randomUUID().slice(0, 8);
  await createQueue(sqs, `steady-${letter}-m`);
  await page.clock.install();
  await goTo(page, '/rules/create', 'Create a rule');
  const list = page.getByRole('button', { name: /^SQS queue/ });
  await list.click();
  const options = page.getByRole('option', { name: `steady-${letter}` });
  await expect(options).toHaveCount(1);
  const before = await page.getByRole('option').allTextContents();
  await createQueue(sqs, `steady-${letter}-a`);
  const asked = page.waitForResponse((response) =>
    response.url().includes('/api/targets?type=sqs'),
  );
  await page.clock.fastForward(31_000);
  expect(await (await asked).text()).toContain(`steady-${letter}-a`);
  await page.clock.runFor(1_000);
  expect(await page.getByRole('option').allTextContents()).toEqual(before);
  await options.click();
  await expect(page.getByRole('button', { name: `SQS queue steady-${letter}-m` })).toBeVisible();
  // Whoever opens it before the page has read the answer sees the new queue the next time.
  await expect(async () => {
    await list.click();
    await expect(options.first()).toBeVisible();
    const count = await options.count();
    await list.click();
    await expect(options).toHaveCount(0);
    expect(count).toBe(2);
  }).toPass();
});
