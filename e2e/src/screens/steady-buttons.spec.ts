import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { holdAnswers } from '../hold-answers.ts';
import { VIEWPORTS } from '../viewports.ts';
import { LATE_FORMS } from './listed/late-forms.ts';

for (const viewport of VIEWPORTS) {
  test.describe(`on a screen ${viewport.width} px wide`, () => {
    test.use({ viewport });

    for (const { name, call, open, shows } of LATE_FORMS) {
      test(`${name}: what comes late moves nothing that is clicked`, async ({
        page,
        scene,
        product,
      }) => {
        const { release } = await holdAnswers(page, call);
        const steady = await open(page, scene, product);
        const before = await readPlaces(page, steady);
        release();
        await expect(shows(page)).toBeVisible();
        expect(await readPlaces(page, steady)).toEqual(before);
      });
    }
  });
}

/** Where they are on the page: Chromium alone scrolls after what moves. */
async function readPlaces(page: Page, steady: readonly Locator[]) {
  const scrolled = await page.evaluate(() => window.scrollY);
  const boxes = await Promise.all(steady.map((locator) => locator.boundingBox()));
  return boxes.map((box) => box && { ...box, y: box.y + scrolled });
}
