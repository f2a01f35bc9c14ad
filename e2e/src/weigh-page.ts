import type { Page, Request } from '@playwright/test';

/** Compressed size of what a page loaded; bytes. */
export interface Weight {
  readonly scripts: number;
  readonly styles: number;
}

/**
 * Measures what a page loads with an empty cache. Call it before the page is opened.
 *
 * @returns a function that resolves with the sizes when no more requests are in flight.
 */
export function weighPage(page: Page): () => Promise<Weight> {
  const scripts = new Set<Request>();
  const styles = new Set<Request>();
  const waiting = new Set<Request>();
  const kindOf = (request: Request) => {
    if (request.resourceType() === 'script') return scripts;
    return request.resourceType() === 'stylesheet' ? styles : undefined;
  };
  page.on('request', (request) => {
    if (kindOf(request) !== undefined) waiting.add(request);
  });
  page.on('requestfinished', (request) => {
    kindOf(request)?.add(request);
    waiting.delete(request);
  });
  page.on('requestfailed', (request) => waiting.delete(request));
  return async () => {
    while (waiting.size > 0) await page.waitForTimeout(100);
    return { scripts: await sum(scripts), styles: await sum(styles) };
  };
}

async function sum(requests: ReadonlySet<Request>): Promise<number> {
  const sizes = await Promise.all([...requests].map((request) => request.sizes()));
  return sizes.reduce((total, { responseBodySize }) => total + responseBodySize, 0);
}
