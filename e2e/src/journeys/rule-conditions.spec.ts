import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { callEventBridge, createQueue, createSqs } from '../aws.ts';
import { chooseOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/screens.ts';
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
      for (const { number, field, operator, values } of [
        { number: 1, field: 'Message (text)', operator: 'starts with', values: 'wanted' },
        {
          number: 2,
          field: 'Sequence number (topic_sequence_number)',
          operator: 'is between, both included',
          values: '5\n10',
        },
      ]) {
        await page.getByRole('button', { name: 'Add a condition' }).click();
        const condition = conditionOf(page, number);
        await condition.getByRole('button', { name: /^Field/ }).click();
        await page.getByRole('option', { name: field, exact: true }).click();
        await condition.getByRole('button', { name: /^Condition/ }).click();
        await page.getByRole('option', { name: operator, exact: true }).click();
        await condition.getByRole('textbox', { name: 'Values' }).fill(values);
      }
      await page.getByRole('button', { name: /^An event matches when/ }).click();
      await page.getByRole('option', { name: 'At least one condition is met' }).click();
      await page.getByRole('button', { name: /^SQS queue/ }).click();
      await chooseOption(page, name);
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText(`The rule ${name} was created`, { exact: true })).toBeVisible();
      const between = (upper: number) => ({
        detail: {
          $or: [
            { text: [{ prefix: 'wanted' }] },
            { topic_sequence_number: [{ numeric: ['>=', 5, '<=', upper] }] },
          ],
        },
      });
      expect(await readPattern(product, name)).toMatchObject(between(10));

      // The form has them again, and not as JSON.
      await page.getByRole('link', { name: 'Edit' }).click();
      const values = conditionOf(page, 2).getByRole('textbox', { name: 'Values' });
      await expect(values).toHaveValue('5\n10');
      await values.fill('5\n20');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText(`The rule ${name} was changed`, { exact: true })).toBeVisible();
      expect(await readPattern(product, name)).toMatchObject(between(20));

      await page.getByRole('link', { name: 'Duplicate' }).click();
      await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`${name}-copy`);
      await expect(values).toHaveValue('5\n20');
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText(`The rule ${name}-copy was created`)).toBeVisible();
      expect(await readPattern(product, `${name}-copy`)).toMatchObject(between(20));
      const targets = await callEventBridge(product, 'ListTargetsByRule', { Rule: `${name}-copy` });
      expect(JSON.stringify(targets)).toContain(`:${name}"`);
    });
  });
}
