import { randomUUID } from 'node:crypto';
import { callEventBridge, createQueue, createSqs, takeMessages } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import { postMessage } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('a rule says why its target is not allowed, and a button allows it', async ({
      page,
      product,
      route,
    }) => {
      const name = `closed-${randomUUID().slice(0, 8)}`;
      const { arn, url } = await createQueue(createSqs(product), name);
      const pattern = { source: ['Momento'], detail: { cache: [route.cache] } };
      const EventPattern = JSON.stringify(pattern);
      await callEventBridge(product, 'PutRule', { Name: name, EventPattern });
      await callEventBridge(product, 'PutTargets', {
        Rule: name,
        Targets: [{ Id: 'x', Arn: arn }],
      });

      await goTo(page, `/rules?rule=${name}`, 'Rules');
      await expect(page.getByText('EventBridge is not allowed (queue policy)')).toBeVisible();
      await expect(page.getByText('It has no policy.')).toBeVisible();
      await page.getByRole('button', { name: `Allow EventBridge to send to ${name}` }).click();
      await expect(page.getByText(`EventBridge may now send to ${name}`)).toBeVisible();
      await expect(page.getByText('EventBridge is allowed (queue policy)')).toBeVisible();
      expect(await postMessage(route, 'delivered')).toBe(200);
      const [message = ''] = await takeMessages(createSqs(product), url, 1);
      expect(JSON.parse(message).detail.text).toBe('delivered');
    });
  });
}
