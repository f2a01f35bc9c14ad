import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { clearFaults, setFault } from '../api.ts';
import { createSqs, takeMessages } from '../aws.ts';
import { chooseOption, clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { postMessage, type Route } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Of its own: rules of others would match its events. */
test.use({ world: 'first-tour' });

/** README's tour, and a check that what a step types or chooses is in it. */
async function readTour() {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
  const tour = readme.split('## A first tour')[1]?.split('\n## ')[0] ?? '';
  const said = (text: string, mark: string) => {
    expect(tour).toContain(`${mark}${text}${mark}`);
    return text;
  };
  return {
    chosen: (text: string) => said(text, '**'),
    typed: (text: string) => said(text, '`'),
  };
}

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('README’s tour leads from a topic to a queue, in the words of the screens', async ({
      page,
      product,
      expectedNoise,
    }) => {
      // What was redriven is asked for again, and is gone.
      expectedNoise.push(/status of 404 .*\/api\/failures\//);
      const { chosen, typed } = await readTour();
      const suffix = randomUUID().slice(0, 8);
      // Several tests share the product: the names of the tour get an ending.
      const [cache, topic] = [`${typed('shop')}-${suffix}`, typed('orders')];
      const queue = `${typed('large-orders')}-${suffix}`;

      await goTo(page, '/webhooks', 'Webhooks');
      await page.getByRole('link', { name: 'Register a webhook' }).first().click();
      const form = page.getByRole('heading', { level: 1, name: 'Register a webhook' });
      await expect(form).toBeVisible();
      for (const [label, value] of [
        ['Name', `Tour ${suffix}`],
        ['Cache', cache],
        ['Topic', topic],
        ['Signing secret', 'any'],
      ] as const) {
        await page.getByLabel(label, { exact: true }).fill(value);
      }
      await page.getByLabel(chosen('Parse text')).check();
      await page.getByRole('button', { name: 'Register', exact: true }).click();
      await expect(page.getByText('Enter this URL in Momento')).toBeVisible();
      const webhookUrl = `${product.functionUrl}webhooks/${/[0-9a-f-]{36}/.exec(page.url())?.[0]}`;

      await goTo(page, '/rules/create', 'Create a rule');
      await page.getByLabel('Webhook', { exact: true }).click();
      await chooseOption(page, `Tour ${suffix}`);
      await page.getByRole('button', { name: chosen('Add a condition') }).click();
      await page.getByRole('button', { name: /^Field/ }).click();
      await clickOption(
        page.getByRole('option', { name: chosen('A field of the message (json)') }),
      );
      await page.getByLabel('Name of the field').fill(typed('total'));
      await page.getByRole('button', { name: /^Condition/ }).click();
      await clickOption(page.getByRole('option', { name: chosen('is more than'), exact: true }));
      await page.getByRole('textbox', { name: 'Values' }).fill(typed('10'));
      await page.getByLabel(chosen('A new SQS queue')).check();
      await page.getByLabel('Name of the new queue').fill(queue);
      await page.getByRole('button', { name: chosen('Create'), exact: true }).click();
      await expect(page.getByText(/^The rule .* was created$/).first()).toBeVisible();

      await goTo(page, '/live', chosen('Live events'));
      await expect(page.getByText('Watching the bus')).toBeVisible();
      const route = { cache, topic, signingSecret: 'any', webhook: { url: webhookUrl } } as Route;
      expect(await postMessage(route, '{"total": 12}')).toBe(200);
      await expect(page.getByRole('row').filter({ hasText: cache })).toContainText('{"total": 12}');
      const queueUrl = `${product.awsUrl}/000000000000/${queue}`;
      expect(await takeMessages(createSqs(product), queueUrl, 1)).toHaveLength(1);

      await setFault(product, { operation: 'PutEvents', fault: 'error' });
      expect(await postMessage(route, '{"total": 13}')).toBe(202);
      await clearFaults(product);
      await goTo(page, '/failures', chosen('Failures'));
      await page.getByRole('link', { name: `${cache}#${topic}` }).click();
      await page.getByRole('button', { name: chosen('Redrive this event') }).click();
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await expect(dialog).toContainText(`${cache}-${topic}`);
      await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
      await expect(dialog).toContainText('Redriven: 1');
      expect(await takeMessages(createSqs(product), queueUrl, 1)).toHaveLength(1);

      const secret = typed('rotated');
      expect(await postMessage({ ...route, signingSecret: secret }, '{"total": 14}')).toBe(403);
      await goTo(page, new URL(webhookUrl).pathname, `Tour ${suffix}`);
      await page.getByRole('link', { name: chosen('Store the new secret') }).click();
      const rotation = page.getByRole('dialog', { name: /^New signing secret for/ });
      await rotation.getByLabel('New signing secret', { exact: true }).fill(secret);
      await expect(rotation.getByText('It verifies 1 of 1 held call')).toBeVisible();
      await rotation.getByRole('button', { name: chosen('Save'), exact: true }).click();
      await expect(page.getByText('Verified and published: 1')).toBeVisible();
      expect(await takeMessages(createSqs(product), queueUrl, 1)).toHaveLength(1);

      await goTo(page, `/live?${new URLSearchParams({ cache })}`, 'Live events');
      await expect(page.getByText('Watching the bus')).toBeVisible();
      const rotated = { ...route, signingSecret: secret };
      expect(await postMessage(rotated, typed('{"total": 9}'))).toBe(200);
      const seen = page.getByRole('row').filter({ hasText: '{"total": 9}' });
      await seen.getByRole('link', { name: `${cache}#${topic}` }).click();
      await page.getByRole('link', { name: chosen('Explain this event') }).click();
      const verdict = page.getByRole('group').filter({ hasText: 'What happened' });
      await expect(verdict).toContainText(/json\.total is 9.* more than 10/);
    });
  });
}
