import { expect, test } from '../fixtures.ts';
import { goTo } from '../screens/go-to.ts';
import { VIEWPORTS } from '../viewports.ts';

/** What is typed into the form of a webhook, and why it is refused. */
const REFUSED = [
  {
    what: 'a name that turns round what stands beside it',
    change: { Name: 'Orders \u202e of' },
    reason: 'Remove the right-to-left override (U+202E), which is character 8.',
  },
  {
    what: 'a topic with a character that nobody sees',
    change: { Topic: 'or\u200bders' },
    reason: 'Remove the zero-width space (U+200B), which is character 3.',
  },
  {
    what: 'a signing secret with a character that nobody sees',
    change: { 'Signing secret': 'secret\u2060' },
    reason: 'Remove the word joiner (U+2060), which is character 7.',
  },
  {
    what: 'a detail-type that EventBridge does not take',
    change: { Cache: 'c'.repeat(64), Topic: 't'.repeat(64) },
    reason: 'The detail-type would have 129 characters, and EventBridge takes 128',
  },
] as const;

for (const viewport of VIEWPORTS) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport });

    for (const { what, change, reason } of REFUSED) {
      test(`a webhook is not registered with ${what}, and the form says why`, async ({ page }) => {
        await goTo(page, '/webhooks/register', 'Register a webhook');
        const posted: string[] = [];
        page.on('request', (request) => {
          if (request.method() === 'POST') posted.push(request.url());
        });
        const fields = {
          Name: 'Orders',
          Cache: 'shop',
          Topic: 'orders',
          'Signing secret': 'a secret',
          ...change,
        };
        for (const [label, text] of Object.entries(fields)) {
          await page.getByLabel(label, { exact: true }).fill(text);
        }
        await page.getByRole('button', { name: 'Register', exact: true }).click();
        await expect(page.getByText(reason).first()).toBeVisible();
        expect(posted).toEqual([]);
      });
    }
  });
}
