import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { createQueue, createSqs, takeMessages } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import { postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** A number that JavaScript would change, and blanks that JSON tools drop. */
const TEXT = '{"big":  12345678901234567890}';

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('a rule shows its counts, and its queue can be looked into without taking anything', async ({
      page,
      product,
      route,
    }) => {
      expect(await postMessage(route, TEXT)).toBe(200);
      const sqs = createSqs(product);
      await goTo(page, `/rules?rule=${route.ruleName}`, 'Rules');
      const panel = page.getByRole('region', { name: route.ruleName });
      const counts = panel.getByText('Events matched').locator('xpath=ancestor::dl');
      await expect(counts).toContainText('Events matched1');
      await expect(counts).toContainText('Failed deliveriesNone');
      await expect(panel.getByText('“None” means that it reported nothing')).toBeVisible();

      const button = panel.getByRole('button', { name: /^Look into the queue target-/ });
      await button.click();
      const dialog = page.getByRole('dialog', { name: /^Messages of target-/ });
      await expect(dialog).toContainText('About 1 message is waiting.');
      await dialog.getByRole('button', { name: 'Look at five messages' }).click();
      await expect(dialog.getByRole('region', { name: 'message 1' })).toContainText(
        JSON.stringify(TEXT),
      );
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await expect(dialog).toBeHidden();

      // What a look costs is said before it, as the queue is now.
      const letters = await createQueue(sqs, `letters-${route.cache}`);
      const allow = (maxReceiveCount: number) => {
        const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: letters.arn, maxReceiveCount });
        const QueueUrl = route.queue.url;
        return sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
      };
      await allow(3);
      await button.click();
      await expect(dialog).toContainText('redrive policy allows 3 receives');
      await dialog.getByRole('button', { name: 'Look at five messages' }).click();
      await expect(dialog).toContainText('2 ×, with this look');
      await page.keyboard.press('Escape');
      await allow(1);
      await button.click();
      await expect(dialog).toContainText('This queue cannot be looked into');
      await expect(dialog.getByRole('button', { name: 'Look at five messages' })).toBeDisabled();
      await page.keyboard.press('Escape');

      await allow(100);
      const [message] = await takeMessages(sqs, route.queue.url, 1);
      expect(JSON.parse(message ?? '').detail.text).toBe(TEXT);
    });
  });
}
