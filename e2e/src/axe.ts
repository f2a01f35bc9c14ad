import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Accessibility violations of the page as it is now; of all rules, or of some. */
export async function findViolations(page: Page, rules?: string[]): Promise<unknown[]> {
  await page.evaluate(settleColours);
  // Without frames there is nothing to put together in a page of its own, which costs seconds.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Links fade from one theme's colour to the other's; halfway they have neither's contrast. */
async function settleColours(): Promise<void> {
  const finite = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(finite.map(({ finished }) => finished));
}
