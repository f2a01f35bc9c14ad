import { randomUUID } from 'node:crypto';
import { clearFaults, setFault } from '../api.ts';
import { callEventBridge, createQueue, createSqs, takeMessages } from '../aws.ts';
import { chooseOption } from '../choose-option.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** More digits than JavaScript holds. */
const BIG = '12345678901234567891';
const PATTERN = `{ "source": ["Momento"], "detail": {"n": [1.50], "json": {"id": [${BIG}]}} }`;

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('a rule of another tool keeps its pattern and its numbers when its description is edited', async ({
      page,
      product,
    }) => {
      const name = `cli-${randomUUID().slice(0, 8)}`;
      const { arn } = await createQueue(createSqs(product), name);
      await callEventBridge(product, 'PutRule', { Name: name, EventPattern: PATTERN });
      const targets = [{ Id: 'x', Arn: arn, RetryPolicy: { MaximumRetryAttempts: 3 } }];
      await callEventBridge(product, 'PutTargets', { Rule: name, Targets: targets });

      await goTo(page, `/rules?rule=${name}`, 'Rules');
      const shown = page.getByRole('region', { name: 'event pattern' });
      await expect(shown).toContainText(`[${BIG}]`);
      await expect(shown).toContainText('[1.50]');

      await goTo(page, `/rules/edit?rule=${name}`, `Edit ${name}`);
      await page.getByLabel('Description').fill('new');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText(`The rule ${name} was changed`, { exact: true })).toBeVisible();
      const rule = await callEventBridge(product, 'DescribeRule', { Name: name });
      expect(rule).toMatchObject({ EventPattern: PATTERN, Description: 'new' });
      const { Targets } = await callEventBridge(product, 'ListTargetsByRule', { Rule: name });
      expect(Targets).toEqual(targets);
    });

    test('a number is written, tested and shown live as it was typed', async ({
      page,
      product,
      route,
    }) => {
      const name = `typed-${randomUUID().slice(0, 8)}`;
      await createQueue(createSqs(product), name);
      await goTo(page, `/rules/create?cache=${route.cache}&topic=orders`, 'Create a rule');
      await page.getByRole('button', { name: 'Edit as JSON' }).click();
      const pattern = `{"source":["Momento"],"detail":{"n":[${BIG}]}}`;
      await page.getByRole('textbox', { name: 'Event pattern as JSON' }).fill(pattern);
      const event = `{"source":"Momento","detail-type":"a","detail":{"n":${BIG.slice(0, -1)}0}}`;
      await page.getByRole('textbox', { name: 'Event', exact: true }).fill(event);
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await expect(page.getByText('The first field that does not match')).toContainText(
        `the event has ${BIG.slice(0, -1)}0.`,
      );
      await page.getByRole('button', { name: /^SQS queue/ }).click();
      await chooseOption(page, name);
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(page.getByText(`The rule ${name} was created`, { exact: true })).toBeVisible();
      const rule = await callEventBridge(product, 'DescribeRule', { Name: name });
      expect(rule['EventPattern']).toBe(pattern);

      await page.goto(`/live?${new URLSearchParams({ cache: route.cache })}`);
      await expect(page.getByText('Watching the bus')).toBeVisible();
      const { cache, topic } = route;
      const body = bodyOf({ cache, topic, text: 'x' }).replace('{', `{"n":${BIG},`);
      await postSigned(route.webhook.url, body, sign(body, route.signingSecret));
      await page.getByRole('link', { name: `${cache}#${topic}` }).click();
      await expect(page.getByRole('region', { name: 'event', exact: true })).toContainText(
        `"n": ${BIG}`,
      );
    });

    test('a number of a failure is shown, judged and sent again as it came', async ({
      page,
      product,
      route,
      expectedNoise,
    }) => {
      // What was redriven is asked for again, and is gone.
      expectedNoise.push(/status of 404 .*\/api\/failures\//);
      const { cache, topic, queue } = route;
      const rule = (number: string) => ({
        Name: `exact-${cache}-${number.slice(-1)}`,
        EventPattern: `{"source":["Momento"],"detail":{"cache":["${cache}"],"n":[${number}]}}`,
      });
      const other = `${BIG.slice(0, -1)}0`;
      for (const number of [BIG, other]) {
        await callEventBridge(product, 'PutRule', rule(number));
        const Targets = [{ Id: 'x', Arn: queue.arn }];
        await callEventBridge(product, 'PutTargets', { Rule: rule(number).Name, Targets });
      }
      await setFault(product, { operation: 'PutEvents', fault: 'error' });
      const body = bodyOf({ cache, topic, text: 'x' }).replace('{', `{"n":${BIG},`);
      const { status } = await postSigned(route.webhook.url, body, sign(body, route.signingSecret));
      expect(status).toBe(202);
      await clearFaults(product);
      await goTo(page, `/failures?${new URLSearchParams({ search: cache })}`, 'Failures');
      await page.getByRole('link', { name: `${cache}#${topic}` }).click();
      await expect(page.getByRole('region', { name: 'event', exact: true })).toContainText(
        `"n": ${BIG}`,
      );
      await page.getByRole('button', { name: 'Redrive this event' }).click();
      const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
      await expect(dialog).toContainText(rule(BIG).Name);
      await expect(dialog).not.toContainText(rule(other).Name);
      await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
      await expect(dialog).toContainText('Redriven: 1');
      const [message] = await takeMessages(createSqs(product), queue.url, 1);
      expect(message).toContain(`"n":${BIG}`);
    });
  });
}
