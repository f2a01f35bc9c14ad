import type { Page } from '@playwright/test';
import { findViolations } from '../axe.ts';
import { expect, test } from '../fixtures.ts';
import { findForeignAges } from '../foreign-ages.ts';
import { SCREENS } from './screens.ts';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

/** Light and dark are the same page: only what is about colours can differ. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

test.describe.configure({ mode: 'parallel' });
// Loaded as on a phone, where Cloudscape's hydration is at its most delicate.
test.use({ viewport: PHONE, colorScheme: 'light', trace: 'off' });

for (const { name, open, noise } of SCREENS) {
  test(`${name}: accessible, ages in one style, without console errors, within its content security policy`, async ({
    page,
    scene,
    expectedNoise,
  }) => {
    if (noise) expectedNoise.push(noise);
    const policies = await watchPolicy(page);
    await open(page, scene);
    for (const viewport of [PHONE, DESK]) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: 'light' });
      await expect(page.locator('body:not(.awsui-dark-mode)')).toBeAttached();
      expect.soft(await findViolations(page), `${viewport.width}, light`).toEqual([]);
      expect.soft(await findForeignAges(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('body.awsui-dark-mode')).toBeAttached();
      expect.soft(await findViolations(page, COLOUR_RULES), `${viewport.width}, dark`).toEqual([]);
    }
    expect(policies.length).toBeGreaterThan(0);
    for (const policy of policies) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-eval');
    }
    expect(await page.evaluate('violations')).toEqual([]);
  });
}

/** The policies that documents are sent with; the page itself notes what violates them. */
async function watchPolicy(page: Page): Promise<string[]> {
  const policies: string[] = [];
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'document') return;
    policies.push((await response.headerValue('content-security-policy')) ?? '');
  });
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      violations.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return policies;
}
