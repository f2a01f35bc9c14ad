import { expect, test } from 'vitest';
import { makeKey } from '../../testing/start-signing-in.ts';
import { createSeal } from './seal.ts';
import { readSessionKeys } from './session-keys.ts';

const [ONE, OTHER] = [makeKey(), makeKey()];
const sealOf = (...keys: string[]) => createSeal(readSessionKeys(keys.join()));
const VALUE = { subject: 'ada' };

test.each([
  ['its own key', [ONE], VALUE],
  ['its own key, which is not the first any more', [OTHER, ONE], VALUE],
  ['another key', [OTHER], undefined],
])('what was sealed is opened with %s: %j', async (_, keys, value) => {
  const text = await sealOf(ONE).close('session', VALUE);
  expect(await sealOf(...keys).open('session', text)).toEqual(value);
});

test('what was sealed for one purpose opens for no other', async () => {
  const seal = sealOf(ONE);
  for (const purpose of ['session', 'activity', 'sign-in'] as const) {
    const text = await seal.close(purpose, VALUE);
    for (const other of ['session', 'activity', 'sign-in'] as const) {
      expect(await seal.open(other, text)).toEqual(other === purpose ? VALUE : undefined);
    }
  }
});

test('what is sealed twice does not look the same, and shows nothing', async () => {
  const seal = sealOf(ONE);
  const [first, second] = [await seal.close('session', VALUE), await seal.close('session', VALUE)];
  expect(first).not.toBe(second);
  const readable = first
    .split('.')
    .map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  expect(readable.join()).not.toContain('ada');
});

test('no part of what was sealed can be changed', async () => {
  const seal = sealOf(ONE);
  const parts = (await seal.close('session', VALUE)).split('.');
  const [header = ''] = parts;
  const changed = JSON.parse(Buffer.from(header, 'base64url').toString()) as object;
  for (const more of [{ typ: 'activity' }, { alg: 'none' }, { enc: 'A128GCM' }, { zip: 'DEF' }]) {
    const other = Buffer.from(JSON.stringify({ ...changed, ...more })).toString('base64url');
    expect(await seal.open('session', [other, ...parts.slice(1)].join('.'))).toBeUndefined();
  }
  for (const place of [2, 3, 4]) {
    const spoilt = parts.map((part, at) =>
      at === place ? `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}` : part,
    );
    expect(await seal.open('session', spoilt.join('.'))).toBeUndefined();
  }
});
