/** Long enough for a page with its filters; short enough for a cookie. */
const LENGTH_MAX = 1_500;
/** Not pages to come back to. */
const NO_PAGES = /^\/(?:api|_next|sign-in|sign-out|signed-out)(?:[/?#]|$)/;

/** A path of this site that somebody may be sent to, with its query; `/` for anything else. */
export function safeReturnTo(text: string | null): string {
  const isPath = text !== null && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text);
  if (!isPath || text.length > LENGTH_MAX) return '/';
  const base = 'http://this.invalid';
  const url = URL.parse(text, base);
  if (url === null || url.origin !== base) return '/';
  const { pathname, search, hash } = url;
  // `/.//host` has become `//host`.
  return pathname.startsWith('//') || NO_PAGES.test(pathname) ? '/' : pathname + search + hash;
}
