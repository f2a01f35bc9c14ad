import { expect, test } from 'vitest';
import {
  copyRuleHref,
  createRuleHref,
  editRuleHref,
  livePatternHref,
  patternRuleHref,
  ruleHref,
  sandboxHref,
  webhookHref,
} from './hrefs.ts';
import { breadcrumbsFor, sectionOf } from './sections.ts';
import { changeQuery, chooseOption } from './use-url-state.ts';

test.each([
  ['/', 'Overview'],
  ['/webhooks', 'Webhooks'],
  ['/webhooks/register', 'Webhooks'],
  ['/rules/create', 'Rules'],
  ['/patterns', 'Pattern sandbox'],
  ['/live', 'Live events'],
  ['/explain', 'Explain'],
  ['/archive/events', 'Archive'],
  ['/failures', 'Failures'],
  ['/webhooksandmore', undefined],
  ['/nothing', undefined],
])('%s is in the section %s', (pathname, section) => {
  expect(sectionOf(pathname)?.text).toBe(section);
});

test.each([
  ['/', ['Overview']],
  ['/rules', ['Overview', 'Rules']],
  ['/patterns', ['Overview', 'Pattern sandbox']],
  ['/rules/create', ['Overview', 'Rules', 'Create a rule']],
  ['/rules/edit', ['Overview', 'Rules', 'Edit a rule']],
  ['/webhooks/register', ['Overview', 'Webhooks', 'Register a webhook']],
  ['/webhooks/unknown', ['Overview', 'Webhooks', 'Unknown webhooks']],
  ['/archive/events', ['Overview', 'Archive', 'Archived events']],
  ['/signed-in', ['Overview', 'Signed in']],
  ['/webhooks/5e0c', ['Overview', 'Webhooks', 'Webhook']],
  ['/webhooks/5e0c/more', ['Overview', 'Webhooks', 'Not found']],
  ['/rules/nothing', ['Overview', 'Rules', 'Not found']],
  ['/nothing', ['Overview', 'Not found']],
])('the breadcrumbs of %s are %j', (pathname, texts) => {
  const crumbs = breadcrumbsFor(pathname);
  expect(crumbs.map(({ text }) => text)).toEqual(texts);
  expect(crumbs.at(-1)?.href).toBe(pathname);
});

test('the breadcrumb of a webhook is its name when that is known', () => {
  expect(breadcrumbsFor('/webhooks/5e0c', 'Orders').at(-1)?.text).toBe('Orders');
});

test.each([
  ['', { search: 'a b' }, '?search=a+b'],
  ['?search=a&page=2', { search: 'b', page: undefined }, '?search=b'],
  ['?search=a', { search: '' }, ''],
  ['?rule=x', { page: '2' }, '?rule=x&page=2'],
  ['?a=1', {}, '?a=1'],
])('the query "%s" changed by %j is "%s"', (search, changes, expected) => {
  expect(changeQuery(search, changes)).toBe(expected);
});

test.each([
  ['24', 'Day'],
  ['', 'Hour'],
  ['nonsense', 'Hour'],
])('the choice "%s" in an address means %s', (value, label) => {
  const options = [
    { value: '1', label: 'Hour' },
    { value: '24', label: 'Day' },
  ] as const;
  expect(chooseOption(options, value).label).toBe(label);
});

const readQuery = (href: string) =>
  Object.fromEntries(new URL(href, 'http://localhost').searchParams);

test('names with special characters survive in addresses', () => {
  const names = { webhookId: 'w', cache: 'a&b#c', topic: 'd e/f?' };
  const pattern = { source: ['a&b#c'] };
  expect(readQuery(createRuleHref(names))).toEqual({
    webhook: 'w',
    cache: 'a&b#c',
    topic: 'd e/f?',
  });
  expect(readQuery(ruleHref('a.b-c_d'))).toEqual({ rule: 'a.b-c_d' });
  expect(readQuery(editRuleHref('a.b-c_d'))).toEqual({ rule: 'a.b-c_d' });
  expect(readQuery(copyRuleHref('a.b-c_d'))).toEqual({ from: 'a.b-c_d' });
  expect(readQuery(sandboxHref(pattern))).toEqual({ pattern: '{"source":["a&b#c"]}' });
  expect(readQuery(patternRuleHref('{"a":["&"]}'))).toEqual({ pattern: '{"a":["&"]}' });
  expect(readQuery(livePatternHref(pattern))).toEqual({ pattern: '{"source":["a&b#c"]}' });
});

test('a webhook has an address, and each of its tabs has one', () => {
  expect(webhookHref('5e0c')).toBe('/webhooks/5e0c');
  expect(webhookHref('5e0c', { tab: 'activity', outcome: 'rejected' })).toBe(
    '/webhooks/5e0c?tab=activity&outcome=rejected',
  );
});
