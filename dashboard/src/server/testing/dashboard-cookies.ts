import { expect } from 'vitest';
import type { Browser } from './browser.ts';

/** The cookies that a browser has of the dashboard, by their names. */
export function cookiesOf(browser: Browser): Map<string, string> {
  return browser.cookies.get('localhost') ?? new Map();
}

/** Names of the dashboard's own cookies. */
export function cookieNamesOf(browser: Browser): string[] {
  return [...cookiesOf(browser).keys()].filter((name) => name.startsWith('momento-gateway-'));
}

/** The name of the cookie for a part of the sign-in, such as `session`. */
export function cookieNameOf(browser: Browser, part: string): string {
  return (
    cookieNamesOf(browser).find((name) => name.includes(`-${part}`)) ?? expect.fail(`no ${part}`)
  );
}
