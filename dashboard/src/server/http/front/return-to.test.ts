import { expect, test } from 'vitest';
import { safeReturnTo } from './return-to.ts';

test.each([
  '/',
  '/rules',
  '/failures?search=a%20b&filter=%7B%22a%22%3A1%7D',
  '/webhooks/6f1c1e0a-0000-4000-8000-000000000000?tenant=orders#calls',
  '/a//b',
  '/signatures',
])('a page of this site is returned to as it is: %s', (path) => {
  expect(safeReturnTo(path)).toBe(path);
});

test.each([
  null,
  '',
  'rules',
  'https://evil.example',
  'http:rules',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/a\\..\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/a\r\nset-cookie: a=b',
  ' /rules',
  '/rules ',
  '/ü',
  '/\u0000',
  '@evil.example',
  '/api/webhooks',
  '/api',
  '/_next/static/a.js',
  '/sign-in?returnTo=/sign-in',
  '/sign-in/callback?code=a',
  '/sign-out',
  '/signed-out',
  '/a/../sign-out',
  `/${'a'.repeat(1_500)}`,
])('anything else is the overview: %j', (text) => {
  expect(safeReturnTo(text)).toBe('/');
});
