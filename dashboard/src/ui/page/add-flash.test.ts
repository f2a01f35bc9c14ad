import { expect, test } from 'vitest';
import { addFlash, type Flash, type ShownFlash } from './add-flash.ts';

/** The headers that are shown after these flashes. */
function show(...flashes: Flash[]): string[] {
  let shown: readonly ShownFlash[] = [];
  for (const [place, flash] of flashes.entries()) shown = addFlash(shown, flash, `own-${place}`);
  return shown.map(({ header }) => header);
}

const success = (header: string): Flash => ({ type: 'success', header });
const warning = (header: string, id?: string): Flash => ({
  type: 'warning',
  header,
  ...(id !== undefined && { id }),
});

test('the newest flash comes first', () => {
  expect(show(warning('a'), success('b'))).toEqual(['b', 'a']);
});

test('a success replaces the last success, and nothing else', () => {
  expect(show(success('a'), warning('b'), success('c'))).toEqual(['c', 'b']);
});

test('a flash replaces an older one with the same id', () => {
  expect(show(warning('a', 'x'), warning('b'), warning('c', 'x'))).toEqual(['c', 'b']);
});

test('at most four are shown', () => {
  expect(show(...['a', 'b', 'c', 'd', 'e'].map((header) => warning(header)))).toEqual([
    'e',
    'd',
    'c',
    'b',
  ]);
});
