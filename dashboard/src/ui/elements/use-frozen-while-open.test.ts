// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { expect, test } from 'vitest';
import { render } from '../testing/render-hook.tsx';
import { chooseShown, useFrozenWhileOpen } from './use-frozen-while-open.ts';

const held = { value: ['first', 'second'], asked: '' };
const latest = { value: ['new', 'first', 'second'], asked: '' };

test('a list that is open keeps its options and their order', () => {
  expect(chooseShown(held, latest, true)).toBe(held);
});

test('a list that is closed shows what arrived in the meantime', () => {
  expect(chooseShown(held, latest, false)).toBe(latest);
});

test('a list that is open shows the answer to another search', () => {
  const found = { value: ['second'], asked: 'sec' };
  expect(chooseShown(held, found, true)).toBe(found);
});

test('an unchanged value keeps its identity', () => {
  expect(chooseShown(held, { ...held }, false)).toBe(held);
});

interface ListProps {
  readonly latest: string;
  readonly asked?: string;
}

function List({ latest, asked = '' }: ListProps) {
  const [shown, frame] = useFrozenWhileOpen(latest, asked);
  return createElement(
    'div',
    { ref: frame },
    createElement('button', { type: 'button', 'aria-expanded': 'false' }),
    createElement('p', null, shown),
  );
}

async function renderList(props: ListProps) {
  const { container, rerender, unmount } = await render(createElement(List, props));
  const button = container.querySelector('button');
  return {
    readShown: () => container.querySelector('p')?.textContent,
    expand: (isOpen: boolean) =>
      act(async () => button?.setAttribute('aria-expanded', String(isOpen))),
    hideButton: () => act(async () => button?.style.setProperty('display', 'none')),
    rerender: (changed: ListProps) => rerender(createElement(List, changed)),
    unmount,
  };
}

test('options do not change while a list is open, and do once it is closed', async () => {
  const list = await renderList({ latest: 'old' });
  await list.expand(true);
  await list.rerender({ latest: 'new' });
  expect(list.readShown()).toBe('old');
  await list.expand(false);
  expect(list.readShown()).toBe('new');
  await list.unmount();
});

test('another search changes the options of an open list', async () => {
  const list = await renderList({ latest: 'old' });
  await list.expand(true);
  await list.rerender({ latest: 'found', asked: 'f' });
  expect(list.readShown()).toBe('found');
  await list.unmount();
});

test('what is hidden and says that it is expanded does not count as open', async () => {
  const list = await renderList({ latest: 'old' });
  await list.hideButton();
  await list.expand(true);
  await list.rerender({ latest: 'new' });
  expect(list.readShown()).toBe('new');
  await list.unmount();
});
