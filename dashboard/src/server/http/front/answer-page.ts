import { SECURITY_HEADERS } from '../security-headers.ts';

interface PageOptions {
  readonly status: number;
  readonly title: string;
  /** HTML. */
  readonly content: string;
  readonly cookies?: readonly string[];
  /** An address to go to by itself; empty for this one. */
  readonly refreshTo?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page that loads nothing and works without scripts. */
export function answerPage(options: PageOptions): Response {
  const { status, title, content, cookies = [], refreshTo } = options;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refreshTo === undefined ? '' : `<meta http-equiv="refresh" content="0${refreshTo && `; url=${escapeHtml(refreshTo)}`}">\n`}<title>${escapeHtml(title)} - Momento gateway</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 "Open Sans", sans-serif }
main { max-width: 34rem; margin: 4rem auto; padding: 0 1rem }
input, button { font: inherit; padding: .4rem .6rem }
input { width: 100%; box-sizing: border-box; margin: .3rem 0 .8rem }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
  const headers = new Headers({
    ...SECURITY_HEADERS,
    // With no-referrer a browser sends a form without its origin.
    'Referrer-Policy': 'same-origin',
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ...options.headers,
  });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(html, { status, headers });
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
