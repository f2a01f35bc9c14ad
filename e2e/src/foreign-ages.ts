import type { Page } from '@playwright/test';

/** The one way in which screens write how long ago something was: `3m ago`. */
const OWN = /^\d+[smhd] ago$/;
const ANY =
  /[\w.]+(?:\s(?:sec|second|min|minute|hr|hour|day|week|month|year)s?\.?)? ago\b|\byesterday\b/gi;

/** The ages on a page that are written in another way. */
export async function findForeignAges(page: Page): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown
  const text = await page.locator('body').innerText();
  return (text.match(ANY) ?? []).filter((age) => !OWN.test(age));
}
