import { expect, test } from './fixtures.ts';
import { SCREENS } from './screens.ts';

for (const [name, path] of SCREENS) {
  test(`${name} forbids foreign code and frames, and keeps to it`, async ({ page }) => {
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        violations.push(`${effectiveDirective} ${blockedURI}`);
      });
    });
    const response = await page.goto(path);
    const policy = (await response?.headerValue('content-security-policy')) ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    expect(await page.evaluate('violations')).toEqual([]);
  });
}
