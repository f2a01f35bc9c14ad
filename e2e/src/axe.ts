import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Accessibility violations of the current page, for all rules or some. */
export async function findViolations(page: Page, rules?: string[]): Promise<unknown[]> {
  await page.evaluate(settleColours);
  // The page has no frames, so the slow merging of results in a separate page is not needed. Nor
  // are the elements that pass, which take half of the time to describe.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? builder.withRules(rules) : builder).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** Links fade between the themes' colors, and have too little contrast meanwhile. */
async function settleColours(): Promise<void> {
  const finite = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(finite.map(({ finished }) => finished));
}
