import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { callEventBridge, createQueue, createSqs } from '../aws.ts';
import { chooseOption, clickOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

async function readPattern(product: Product, name: string): Promise<unknown> {
  const rule = await callEventBridge(product, 'DescribeRule', { Name: name });
  return JSON.parse(String(rule['EventPattern']));
}

const conditionOf = (page: Page, number: number) =>
  page.getByRole('group', { name: `Condition ${number}` });

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('conditions of which one is enough, and a range, are made and changed in the form, and copied', async ({
      page,
      product,
      route,
    }) => {
      const name = `either-${randomUUID().slice(0, 8)}`;
      await createQueue(createSqs(product), name);
      const query = new URLSearchParams({ cache: route.cache, topic: route.topic });
      await goTo(page, `/rules/create?${query}`, 'Create a rule');
      const add = page.getByRole('button', { name: 'Add a condition' });
      const choose = async (number: number, list: RegExp, option: string) => {
        await conditionOf(page, number).getByRole('button', { name: list }).click();
        await clickOption(page.getByRole('option', { name: option, exact: true }));
      };
      const valuesOf = (number: number) =>
        conditionOf(page, number).getByRole('textbox', { name: 'Values' });
      await add.click();
      await choose(1, /^Condition/, 'ends with');
      await valuesOf(1).fill('wanted');
      await add.click();
      await choose(2, /^Field/, 'Sequence number (topic_sequence_number)');
      await choose(2, /^Condition/, 'is between, both included');
      await valuesOf(2).fill('5\n10');
      await page.getByRole('button', { name: /^An event matches when/ }).click();
      await clickOption(page.getByRole('option', { name: 'At least one condition is met' }));
      await page.getByRole('button', { name: /^SQS queue/ }).click();
      await chooseOption(page, name);
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText(`The rule ${name} was created`, { exact: true })).toBeVisible();
      const between = (upper: number) => ({
        detail: {
          $or: [
            { text: [{ suffix: 'wanted' }] },
            { topic_sequence_number: [{ numeric: ['>=', 5, '<=', upper] }] },
          ],
        },
      });
      expect(await readPattern(product, name)).toMatchObject(between(10));

      // The form has them again, and not as JSON.
      await page.getByRole('link', { name: 'Edit' }).click();
      const values = valuesOf(2);
      await expect(values).toHaveValue('5\n10');
      await values.fill('5\n20');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText(`The rule ${name} was changed`, { exact: true })).toBeVisible();
      expect(await readPattern(product, name)).toMatchObject(between(20));

      await page.getByRole('link', { name: 'Duplicate' }).click();
      const copied = page.getByRole('textbox', { name: 'Name', exact: true });
      await expect(copied).toHaveValue(`${name}-copy`);
      await expect(values).toHaveValue('5\n20');
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(
        page.getByText(`The rule ${name}-copy was created`, { exact: true }),
      ).toBeVisible();
      expect(await readPattern(product, `${name}-copy`)).toMatchObject(between(20));
      const targets = await callEventBridge(product, 'ListTargetsByRule', { Rule: `${name}-copy` });
      expect(JSON.stringify(targets)).toContain(`:${name}"`);
    });
  });
}
