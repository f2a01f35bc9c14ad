import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { createSqs } from '../aws.ts';
import { clickOption, optionOf } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { makeRoute, postMessage, type Route } from '../route.ts';
import { VIEWPORTS } from '../viewports.ts';
import { goTo } from './go-to.ts';

test.use({ world: 'failures' });

/** A rule whose target does not allow EventBridge, with an event of it that could not be delivered. */
async function makeDeadLetter(product: Product): Promise<Route> {
  const route = await makeRoute(product);
  const QueueUrl = route.queue.url;
  const attributes = { QueueUrl, Attributes: { Policy: '' } };
  await createSqs(product).send(new SetQueueAttributesCommand(attributes));
  expect(await postMessage(route, 'not delivered')).toBe(200);
  return route;
}

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('failures are filtered by their rule, and by their target', async ({ page, product }) => {
      const [wanted, other] = [await makeDeadLetter(product), await makeDeadLetter(product)];
      const target = `target-${wanted.ruleName.replace('rule-', '')} (sqs)`;
      for (const [property, value] of [
        ['Rule', wanted.ruleName],
        ['Target', target],
      ] as const) {
        const rowOf = ({ cache }: Route) => page.getByRole('link', { name: `${cache}#orders` });
        await expect(async () => {
          await goTo(page, '/failures', 'Failures');
          // Both: what the filter offers does not change while its list is open.
          for (const route of [wanted, other])
            await expect(rowOf(route)).toBeVisible({ timeout: 2_000 });
        }).toPass();
        await page.getByLabel('Filter failures').click();
        await clickOption(page.getByRole('option', { name: property, exact: true }));
        await clickOption(optionOf(page, `${property} =`));
        await clickOption(optionOf(page, `${property} = ${value}`));
        await expect(rowOf(other)).toHaveCount(0);
        await expect(rowOf(wanted)).toHaveCount(1);
      }
    });
  });
}
