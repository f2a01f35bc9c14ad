import type { Locator, Page } from '@playwright/test';

/**
 * Clicks an option of an open list, after the list has its place. When the page scrolls, the list
 * is placed again: if that happens while the button is down, its neighbor is chosen.
 */
export async function clickOption(option: Locator): Promise<void> {
  await option.evaluate(async (element) => {
    const list = element.closest('[role=listbox]');
    if (list === null) return;
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let place = '';
    for (let same = 0; same < 5; ) {
      const below = element.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
      if (below > 0) list.scrollTop += below;
      await nextFrame();
      const { top, bottom } = element.getBoundingClientRect();
      same = place === `${top} ${bottom}` ? same + 1 : 0;
      place = `${top} ${bottom}`;
    }
  });
  await option.click();
}

/**
 * An option by the text that people see. When another list opens under the pointer, Cloudscape names
 * the option that is there after the one that was there before.
 */
export function optionOf(page: Page, text: string): Locator {
  return page.getByRole('option').filter({ hasText: text }).first();
}

/** Chooses from an open list by its search, as one does where others have made it long. */
export async function chooseOption(page: Page, name: string): Promise<void> {
  await page
    .getByPlaceholder(/^Search by name/)
    .filter({ visible: true })
    .fill(name);
  await clickOption(page.getByRole('option', { name }));
}
