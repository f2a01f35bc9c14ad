import type { Page } from '@playwright/test';

export interface HeldAnswers {
  /** Resolves at the first of these calls. */
  readonly called: Promise<void>;
  readonly isCalled: () => boolean;
  readonly release: () => void;
}

/** Keeps the answers to these calls back until they are released. */
export async function holdAnswers(page: Page, url: RegExp | string): Promise<HeldAnswers> {
  const called = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let isCalled = false;
  await page.route(url, async (route) => {
    isCalled = true;
    called.resolve();
    await released.promise;
    await route.fallback();
  });
  return { called: called.promise, isCalled: () => isCalled, release: () => released.resolve() };
}
