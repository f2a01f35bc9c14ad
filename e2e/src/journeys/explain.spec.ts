import type { Page } from '@playwright/test';
import { callApi, clearFaults, setFault } from '../api.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import type { Route } from '../route.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** Of its own: rules of others would match its events. */
test.use({ world: 'explain' });

/** Posts a message. @returns the gateway's request id */
async function post(
  { webhook, cache, topic, signingSecret }: Route,
  text: string,
  secret = signingSecret,
): Promise<string> {
  const body = bodyOf({ cache, topic, text });
  const answer = await postSigned(webhook.url, body, sign(body, secret));
  return (answer.body as { requestId: string }).requestId;
}

const seeVerdict = (page: Page, verdict: RegExp) =>
  expect(page.getByRole('group').filter({ hasText: 'What happened' })).toContainText(verdict);

/** The log shows a line a moment after it was written. */
async function explainAgain(page: Page, verdict: RegExp): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh explanation' }).click();
    await expect(page.getByRole('group').filter({ hasText: 'What happened' })).toContainText(
      verdict,
      { timeout: 1_000 },
    );
  }).toPass();
}

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    test('from a call in the activity to why no rule matches, and to the rule', async ({
      page,
      product,
      route,
    }) => {
      const { webhook, webhookName, ruleName, cache, topic } = route;
      const path = `/webhooks/${webhook.webhookId}`;
      await callApi(product, 'PATCH', path, { parseText: true });
      const pattern = {
        source: ['Momento'],
        detail: { cache: [cache], topic: [topic], json: { total: [{ numeric: ['>', 10] }] } },
      };
      const changed = await callApi(product, 'PATCH', `/rules/${ruleName}`, { pattern });
      expect(changed.status, JSON.stringify(changed.body)).toBe(200);
      const requestId = await post(route, '{"total":"12"}');
      await goTo(page, `${path}?tab=activity`, webhookName);
      const link = page.getByRole('link', { name: `Explain request ${requestId}` });
      await expect(async () => {
        await page.getByRole('button', { name: 'Refresh activity' }).click();
        await expect(link).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await link.click();
      await expect(page.getByRole('heading', { level: 1, name: 'Explain' })).toBeVisible();
      await seeVerdict(page, /depends on the message/);

      const message = bodyOf({ cache, topic, text: '{"total":"12"}' });
      await page.getByRole('textbox', { name: 'Message (optional)' }).fill(message);
      await page.getByRole('button', { name: 'Explain', exact: true }).click();
      await seeVerdict(
        page,
        /json\.total is "12" \(a text\), and the rule asks that it is more than 10/,
      );
      expect(page.url()).not.toContain('total');
      await page.reload();
      await seeVerdict(page, /json\.total is "12"/);
      await page.getByRole('link', { name: `Let the rule ${ruleName}` }).click();
      await expect(page.getByRole('region', { name: ruleName })).toContainText('Event pattern');
    });

    test('a forged call and a message that never came are told apart, by the keyboard alone', async ({
      page,
      route,
    }) => {
      const { webhook } = route;
      const requestId = await post(route, 'forged', 'a guess');
      await goTo(page, '/explain', 'Explain');
      await page.getByRole('textbox', { name: 'Request id' }).focus();
      await page.keyboard.type(requestId);
      await page.keyboard.press('Enter');
      await explainAgain(page, /The gateway holds the call: its signature is of none of the/);
      const query = new URLSearchParams({ webhookId: webhook.webhookId, sequenceNumber: '9' });
      await goTo(page, `/explain?${query}`, 'Explain');
      await seeVerdict(page, /No verified call for message 9/);
      await expect(page.getByText(webhook.url)).toBeVisible();
    });

    test('a failure and a live event lead to their explanation', async ({
      page,
      product,
      route,
    }) => {
      const { cache, topic } = route;
      await setFault(product, { operation: 'PutEvents', fault: 'error' });
      await post(route, `parked ${cache}`);
      await clearFaults(product);
      await page.goto(`/failures?search=${cache}`);
      await page
        .getByRole('link', { name: `${cache}#${topic}` })
        .first()
        .click();
      await page.getByRole('link', { name: 'Explain this event' }).click();
      await seeVerdict(page, /The bus did not take the event: EventBridge had an error/);

      await page.goto(`/live?${new URLSearchParams({ cache })}`);
      await expect(page.getByText('Watching the bus')).toBeVisible();
      await post(route, 'seen live');
      await page.getByRole('link', { name: `${cache}#${topic}` }).click();
      await page.getByRole('link', { name: 'Explain this event' }).click();
      await seeVerdict(page, /what happened next is the consumer’s/);
    });
  });
}

test('an event tried in the pattern sandbox is explained with the rules of the bus', async ({
  page,
  route,
}) => {
  const { cache, topic, ruleName } = route;
  const pattern = JSON.stringify({
    source: ['Momento'],
    detail: { cache: [cache], topic: [topic] },
  });
  await goTo(page, `/patterns?${new URLSearchParams({ pattern })}`, 'Pattern sandbox');
  const detail = { cache, topic, text: 'tried' };
  const event = { source: 'Momento', 'detail-type': `${cache}#${topic}`, detail };
  await page.getByRole('textbox', { name: 'Event', exact: true }).fill(JSON.stringify(event));
  await page.getByRole('link', { name: 'Explain this event' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(/tried/);
  await seeVerdict(page, new RegExp(`not known: the rule ${ruleName} matches it`));
  await page.getByRole('button', { name: /^Rules/ }).click();
  await expect(page.getByRole('link', { name: ruleName }).first()).toBeVisible();
});
