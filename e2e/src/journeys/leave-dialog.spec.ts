import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import type { Scene } from '../scene.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

const settingsOf = ({ webhook }: Scene) => `/webhooks/${webhook.webhookId}?tab=settings`;

const chooseSpan = (page: Page) =>
  page.getByRole('menuitemcheckbox', { name: 'From … until …' }).click();

/** Dialogs in which something is entered. */
const DIALOGS = [
  {
    title: 'Rename',
    path: settingsOf,
    opener: (page: Page) => page.getByRole('button', { name: 'Rename', exact: true }),
    field: 'Name',
  },
  {
    title: 'New signing secret',
    path: settingsOf,
    opener: (page: Page) => page.getByRole('button', { name: 'New signing secret', exact: true }),
    field: 'New signing secret',
  },
  {
    title: 'Time of the calls',
    path: ({ webhook }: Scene) => `/webhooks/${webhook.webhookId}?tab=activity`,
    opener: (page: Page) => page.getByRole('button', { name: 'Time range: Last 24 hours' }),
    choose: chooseSpan,
    field: 'From',
  },
  {
    title: 'First failed',
    path: () => '/failures',
    opener: (page: Page) => page.getByRole('button', { name: 'First failed: Any time' }),
    choose: (page: Page) => page.getByRole('menuitem', { name: 'From … until …' }).click(),
    field: 'Until',
  },
  {
    title: 'Redrive failures',
    path: ({ failureId }: Scene) => `/failures?failure=${failureId}`,
    opener: (page: Page) => page.getByRole('button', { name: 'Redrive this event' }),
    field: 'Events per second at most',
  },
] as const;

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    for (const { title, path, opener, field, ...rest } of DIALOGS) {
      test(`a dialog with something entered is not closed without a question: ${title}`, async ({
        page,
        scene,
      }) => {
        const dialog = page.getByRole('dialog', { name: title });
        const input = dialog.getByRole('textbox', { name: field, exact: true });
        const question = page.getByRole('dialog', { name: 'Discard your changes?' });
        const open = async () => {
          await opener(page).click();
          if ('choose' in rest) await rest.choose(page);
          await expect(dialog).toBeVisible();
          // A dialog takes the focus when it opens.
          await input.click();
        };
        await goTo(page, '/rules', 'Rules');
        await page.goto(path(scene));

        await open();
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();

        await open();
        await input.fill('7');
        const ways = {
          Esc: () => page.keyboard.press('Escape'),
          'the X': () => dialog.getByRole('button', { name: 'Close', exact: true }).click(),
          Cancel: () => dialog.getByRole('button', { name: 'Cancel' }).click(),
          'a click outside': () => page.mouse.click(3, 3),
          back: () => page.goBack(),
        };
        for (const [way, close] of Object.entries(ways)) {
          await close();
          await expect(question, way).toBeVisible();
          await question.getByRole('button', { name: 'Keep editing' }).click();
          await expect(question).toBeHidden();
          await expect(input).toHaveValue('7');
        }
        await input.click();
        await page.keyboard.press('Escape');
        await expect(question).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(question).toBeHidden();
        await expect(input).toHaveValue('7');

        await dialog.getByRole('button', { name: 'Cancel' }).click();
        await question.getByRole('button', { name: 'Discard' }).click();
        await expect(question).toBeHidden();
        await expect(dialog).toBeHidden();
        await expect(opener(page)).toBeFocused();

        await open();
        await expect(input).not.toHaveValue('7');
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
        await page.goBack();
        await expect(page.getByRole('heading', { level: 1, name: 'Rules' })).toBeVisible();
      });
    }

    test('the browser asks before a tab is closed in which a dialog has something entered', async ({
      page,
      scene,
    }) => {
      await page.goto(settingsOf(scene));
      await page.getByRole('button', { name: 'Rename', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Rename' });
      await dialog.getByRole('textbox').fill('another name');
      const asked = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const browserQuestion = await asked;
      expect(browserQuestion.type()).toBe('beforeunload');
      await browserQuestion.accept();
    });

    test('a span of archived events and a test event that are typed and not used are not left without a question', async ({
      page,
      scene: { webhook, webhookName },
    }) => {
      const question = page.getByRole('dialog', { name: 'Leave this page?' });
      await goTo(page, `/webhooks/${webhook.webhookId}`, webhookName);
      const message = page.getByRole('textbox', { name: 'Message' });
      await message.fill('{"total": 5}');
      await page.getByRole('tab', { name: 'History' }).click();
      await question.getByRole('button', { name: 'Stay' }).click();
      await expect(message).toHaveValue('{"total": 5}');
      await page.getByRole('button', { name: 'Send test event' }).click();
      await expect(page.getByText('The gateway responded with 200')).toBeVisible();
      await page.getByRole('tab', { name: 'History' }).click();
      const from = page.getByRole('form', { name: 'Past events' }).getByLabel('From');
      await from.fill('2020-01-01 00:00');
      await page.getByRole('tab', { name: 'Matching rules' }).click();
      await question.getByRole('button', { name: 'Stay' }).click();
      await expect(from).toHaveValue('2020-01-01 00:00');

      // What was used is in the address, and each step back is one step.
      await page.getByRole('button', { name: 'See the events' }).click();
      await expect(page).toHaveURL(/from=\d+/);
      await page.getByRole('tab', { name: 'Matching rules' }).click();
      await expect(page).toHaveURL(/tab=rules$/);
      await page.goBack();
      await expect(page).toHaveURL(/from=\d+/);
      await expect(page.getByRole('table', { name: 'Archived events' })).toBeVisible();
    });
  });
}

test('a pattern to watch that is typed and not applied is not left without a question', async ({
  page,
}) => {
  await goTo(page, '/live', 'Live events');
  const question = page.getByRole('dialog', { name: 'Leave this page?' });
  await page.getByLabel('An event pattern').check();
  const pattern = page.getByRole('textbox', { name: 'Event pattern' });
  await pattern.fill('{"detail": {"topic": ["orders"]}}');
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(pattern).toHaveValue('{"detail": {"topic": ["orders"]}}');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/pattern=/);
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rules' })).toBeVisible();
});
