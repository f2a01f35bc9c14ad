import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi({ extraHosts: ['dashboard.example'] });
});
afterEach(() => api.close());

const change = ['POST', '/api/targets', { type: 'sqs', name: 'made' }] as const;

test.each([
  'localhost',
  'localhost:3000',
  'LOCALHOST:3000',
  '127.0.0.1:3000',
  '[::1]:3000',
  'dashboard.example',
  'dashboard.example:8443',
])('a call to an expected host is answered: %s', async (host) => {
  const { status } = await api.call('GET', '/api/health', undefined, { host });
  expect(status).toBe(200);
});

test.each([
  '',
  'evil.example',
  'localhost.evil.example',
  'evil.example:3000#localhost',
  'evil@localhost',
  '127.0.0.1.evil.example',
  '0.0.0.0:3000',
  'sub.dashboard.example',
])('a call to any other host is refused, reading ones too: %s', async (host) => {
  const { status, body } = await api.call('GET', '/api/health', undefined, { host });
  expect(status).toBe(403);
  expect(body.type).toBe('urn:momento-gateway:problem:foreign-host');
});

test.each([
  ['no browser', {}],
  ['its own page', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
  ['its own page, of an old browser', { origin: 'http://localhost:3000' }],
  ['its own form, without a referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ['an address typed by a person', { 'sec-fetch-site': 'none' }],
])('a changing call is let through from %s', async (_, headers: Record<string, string>) => {
  expect((await api.call(...change, headers)).status).toBe(201);
});

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, of an old browser', { origin: 'https://evil.example' }],
  [
    'another port of this machine',
    { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-site' },
  ],
  ['another port, of an old browser', { origin: 'http://localhost:4000' }],
  ['a page without an origin', { origin: 'null' }],
  ['a form of another site without a referrer', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['a form of another port without a referrer', { origin: 'null', 'sec-fetch-site': 'same-site' }],
  ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
])('a changing call is refused from %s', async (_, headers: Record<string, string>) => {
  const { status, body } = await api.call(...change, headers);
  expect(status).toBe(403);
  expect(body.type).toBe('urn:momento-gateway:problem:foreign-page');
  expect((await api.call('GET', '/api/targets')).body.targets).toEqual([]);
});
