// @vitest-environment happy-dom
import type { Me } from '@momento-gateway/api/me/me';
import { focusManager } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { answerProblem } from '../testing/fake-api.ts';
import { openSession } from '../testing/open-session.tsx';

afterEach(() => focusManager.setFocused(undefined));

const viewer: Me = {
  name: 'Viewer',
  subject: 'viewer-1',
  kind: 'session',
  tenants: [{ tenant: 'shop', role: 'viewer' }],
  canSignOut: true,
};

test('what a role does not allow is explained, and nothing else', async () => {
  const { seen, unmount } = await openSession('shop', () => viewer);
  expect(seen.session?.role).toBe('viewer');
  expect(seen.session?.explain('registerWebhook')).toBe(
    'Needs the role admin in the tenant shop. You have viewer.',
  );
  expect(seen.mayRegister).toBe(false);
  expect(seen.wasStranger).toBe(false);
  await unmount();
});

test('an owner is told nothing', async () => {
  const tenants: Me['tenants'] = [{ tenant: 'shop', role: 'owner' }];
  const { seen, unmount } = await openSession('shop', () => ({ ...viewer, tenants }));
  expect(seen.session?.explain('createTenant')).toBeUndefined();
  expect(seen.mayRegister).toBe(true);
  await unmount();
});

test('in a tenant that somebody has no role in, they have none', async () => {
  const { seen, unmount } = await openSession('orders', () => viewer);
  expect(seen.session?.me).toEqual(viewer);
  expect(seen.session?.role).toBeUndefined();
  expect(seen.session?.isStranger).toBe(true);
  expect(seen.mayRegister).toBe(false);
  await unmount();
});

test('while it is not known who is signed in, no button is disabled and nothing is assumed', async () => {
  const { seen, unmount } = await openSession('shop', () => answerProblem(503));
  expect(seen.session?.explain('registerWebhook')).toBeUndefined();
  expect(seen.mayRegister).toBe(false);
  await unmount();
});

test('after the end of a session nothing polls, until the same person is signed in again', async () => {
  let answer: unknown = viewer;
  const { seen, end, check, unmount } = await openSession('shop', () => answer);
  expect(focusManager.isFocused()).toBe(true);
  await end();
  expect(seen.session?.state).toBe('ended');
  expect(focusManager.isFocused()).toBe(false);
  answer = answerProblem(401);
  await check();
  expect(seen.resumed).toBe(0);
  answer = viewer;
  await check();
  expect(seen.resumed).toBe(1);
  await unmount();
});

test('another person does not go on with the page', async () => {
  let answer: unknown = viewer;
  const { seen, end, check, unmount } = await openSession('shop', () => answer);
  await end();
  answer = { ...viewer, subject: 'viewer-2' };
  await check();
  expect(seen.resumed).toBe(0);
  expect(seen.session?.state).toBe('other');
  expect(focusManager.isFocused()).toBe(false);
  await unmount();
});
