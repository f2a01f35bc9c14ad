import type { Page } from '@playwright/test';

/** An answer that a page got, with its headers before its body. */
export interface Heard {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

/**
 * Keeps every answer that a page gets from an origin: of the API, pages as HTML, and parts of them
 * that Next.js loads. Scripts and styles, which are the same for everybody, are left out.
 */
export function hear(page: Page, origin: string): () => Promise<readonly Heard[]> {
  const heard: Promise<Heard>[] = [];
  page.on('requestfinished', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin || url.pathname.startsWith('/_next/static/')) return;
    heard.push(
      (async () => {
        const response = await request.response();
        const headers = (await response?.allHeaders()) ?? {};
        const body = await response?.text().catch(() => undefined);
        return {
          path: url.pathname,
          type: body === undefined ? 'no body' : (headers['content-type'] ?? 'none'),
          text: `${JSON.stringify(headers)}\n${body ?? ''}`,
        };
      })(),
    );
  });
  return () => Promise.all(heard);
}
