import { expect, test } from 'vitest';
import { readKey } from './read-key.ts';

const plain = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isTyping: false,
  isSearching: false,
  isAfterGo: false,
};

test.each([
  ['/', { type: 'search' }],
  ['Escape', { type: 'close' }],
  ['c', { type: 'create' }],
  ['r', { type: 'refresh' }],
  ['j', { type: 'next-row' }],
  ['k', { type: 'previous-row' }],
  ['g', { type: 'go-pending' }],
  ['?', { type: 'help' }],
])('%s is a shortcut', (key, command) => {
  expect(readKey({ ...plain, key })).toEqual(command);
});

test.each([
  ['o', '/'],
  ['w', '/webhooks'],
  ['r', '/rules'],
  ['l', '/live'],
  ['f', '/failures'],
  ['s', '/settings'],
])('g then %s goes to %s', (key, href) => {
  expect(readKey({ ...plain, key, isAfterGo: true })).toEqual({ type: 'go', href });
});

test.each(['x', 'Enter', 'Tab', 'constructor', 'C'])('%s is left to the browser', (key) => {
  expect(readKey({ ...plain, key })).toBeUndefined();
});

test.each(['/', 'c', 'r', 'j', 'k', 'g', '?'])('%s is typed in a text input', (key) => {
  expect(readKey({ ...plain, key, isTyping: true })).toBeUndefined();
});

test('Escape clears a search, but not other inputs', () => {
  const escapeKey = { ...plain, key: 'Escape', isTyping: true };
  expect(readKey({ ...escapeKey, isSearching: true })).toEqual({ type: 'close' });
  expect(readKey(escapeKey)).toBeUndefined();
});

test.each(['ctrlKey', 'metaKey', 'altKey'])('with %s a key is left to the browser', (modifier) => {
  expect(readKey({ ...plain, key: 'r', [modifier]: true })).toBeUndefined();
});

test('an unknown letter after g does nothing, not even what it does alone', () => {
  expect(readKey({ ...plain, key: 'c', isAfterGo: true })).toBeUndefined();
});
