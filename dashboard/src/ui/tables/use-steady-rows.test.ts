// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { expect, test } from 'vitest';
import { render } from '../testing/render-hook.tsx';
import { holdRows, useSteadyRows } from './use-steady-rows.ts';

const rows = (key: string, ...names: string[]) => ({ key, rows: names.map((name) => ({ name })) });
const nameOf = ({ name }: { name: string }) => name;

test.each([
  ['the first rows are shown', undefined, rows('', 'a'), rows('', 'a')],
  ['a new one comes last', rows('', 'b', 'c'), rows('', 'a', 'b', 'c'), rows('', 'b', 'c', 'a')],
  ['a full page gets no new row', rows('', 'b', 'c'), rows('', 'a', 'b'), rows('', 'b', 'c')],
  ['a removed row keeps its place', rows('', 'a', 'b'), rows('', 'b'), rows('', 'a', 'b')],
  ['the rows of another page are shown', rows('1', 'a'), rows('2', 'b'), rows('2', 'b')],
])('while the pointer is over a table %s', (_, held, next, shown) => {
  expect(holdRows(held, next, nameOf)).toEqual(shown);
});

test('a row that keeps its place shows its current content', () => {
  const row = (enabled: boolean) => ({ key: '', rows: [{ name: 'a', enabled }] });
  expect(holdRows(row(true), row(false), nameOf)).toEqual(row(false));
});

interface TableProps {
  readonly names: readonly string[];
  readonly listKey?: string;
  readonly isPlaceholder?: boolean;
}

const same = (name: string) => name;

function NameTable({ names, listKey = '', isPlaceholder = false }: TableProps) {
  const rows = useSteadyRows({ items: names, idOf: same, listKey, isPlaceholder });
  const cells = rows.map((name) =>
    createElement('tr', { key: name }, createElement('td', null, name)),
  );
  return createElement('table', null, createElement('tbody', null, cells));
}

async function renderTable(props: TableProps) {
  const { container, rerender, unmount } = await render(createElement(NameTable, props));
  const point = (type: string, target: Element | null, relatedTarget: Element | null = null) =>
    act(async () => {
      const event = new MouseEvent(type, { bubbles: true, relatedTarget });
      target?.dispatchEvent(event);
    });
  return {
    readNames: () => [...container.querySelectorAll('td')].map((cell) => cell.textContent),
    enter: () => point('pointermove', container.querySelector('td')),
    leave: () => point('pointerout', container.querySelector('td'), document.body),
    rerender: (changed: TableProps) => rerender(createElement(NameTable, changed)),
    unmount,
  };
}

test('rows keep their places while the pointer is over them, and move when it leaves', async () => {
  const table = await renderTable({ names: ['a', 'b'] });
  await table.enter();
  await table.rerender({ names: ['new', 'b'] });
  expect(table.readNames()).toEqual(['a', 'b']);
  await table.leave();
  expect(table.readNames()).toEqual(['new', 'b']);
  await table.unmount();
});

test('another page is shown at once, also under the pointer', async () => {
  const table = await renderTable({ names: ['a', 'b'] });
  await table.enter();
  await table.rerender({ names: ['c'], listKey: 'page 2' });
  expect(table.readNames()).toEqual(['c']);
  await table.unmount();
});

test('rows of the previous list are not held for the next one', async () => {
  const table = await renderTable({ names: ['a'], listKey: '2', isPlaceholder: true });
  await table.enter();
  await table.rerender({ names: ['b'], listKey: '2' });
  expect(table.readNames()).toEqual(['b']);
  await table.unmount();
});
