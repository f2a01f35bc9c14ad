import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    for (const form of [
      { path: '/rules/create?cache=shop', title: 'Create a rule', field: 'Topic', list: 'Rules' },
      { path: '/webhooks/register', title: 'Register a webhook', field: 'Topic', list: 'Webhooks' },
    ]) {
      test(`a changed form is not left without a question: ${form.title}`, async ({ page }) => {
        const { title, list } = form;
        await goTo(page, `/${list.toLowerCase()}`, list);
        await goTo(page, form.path, title);
        const heading = page.getByRole('heading', { level: 1, name: title });
        const field = page.getByLabel(form.field, { exact: true });
        const dialog = page.getByRole('dialog', { name: 'Leave this page?' });
        await field.fill('orders');

        await page.getByRole('link', { name: 'Cancel' }).click();
        await expect(dialog).toBeVisible();
        await dialog.getByRole('button', { name: 'Stay' }).click();
        await expect(field).toHaveValue('orders');

        await page.goBack();
        await expect(dialog).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
        await expect(field).toHaveValue('orders');

        await heading.click();
        await page.keyboard.press('g');
        await page.keyboard.press('f');
        await expect(dialog).toBeVisible();
        await dialog.getByRole('button', { name: 'Stay' }).click();
        await expect(heading).toBeVisible();

        await page.goBack();
        await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
        await expect(page.getByRole('heading', { level: 1, name: list })).toBeVisible();
        await expect(page).toHaveURL(new RegExp(`/${list.toLowerCase()}$`));
      });
    }

    test('a form that was set back by hand is left without a question', async ({ page }) => {
      await goTo(page, '/rules/create?cache=shop', 'Create a rule');
      const topic = page.getByLabel('Topic', { exact: true });
      const name = page.getByLabel('Name', { exact: true });
      await page.getByRole('button', { name: 'Add a condition' }).click();
      // The name is still a suggestion, and follows the topic.
      await topic.fill('orders');
      await expect(name).toHaveValue('shop-orders');
      await name.fill('mine');
      await topic.fill('returns');
      await expect(name).toHaveValue('mine');
      await page.getByLabel('Description').fill('why');

      await page.getByRole('button', { name: 'Remove condition 1' }).click();
      await page.getByLabel('Description').fill('');
      await name.fill('shop-orders');
      await topic.fill('');
      await expect(name).toHaveValue('shop');
      await page.getByRole('link', { name: 'Cancel' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Rules' })).toBeVisible();
    });

    test('the browser asks before a tab with a changed form is closed', async ({ page }) => {
      await goTo(page, '/webhooks/register', 'Register a webhook');
      await page.getByLabel('Topic', { exact: true }).fill('orders');
      const asked = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const question = await asked;
      expect(question.type()).toBe('beforeunload');
      await question.accept();
    });

    test('a condition that is half filled in is not dropped by “Edit as JSON”', async ({
      page,
    }) => {
      await goTo(page, '/rules/create?cache=shop&topic=orders', 'Create a rule');
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await page.getByRole('button', { name: 'Edit as JSON' }).click();
      const condition = page.getByRole('group', { name: 'Condition 1' });
      await expect(condition).toContainText('Give a value on each line.');
      await condition.getByRole('textbox', { name: 'Values' }).fill('wanted');
      await page.getByRole('button', { name: 'Edit as JSON' }).click();
      const json = page.getByRole('textbox', { name: 'Event pattern as JSON' });
      await expect(json).toHaveValue(/"wanted"/);
    });
  });
}
