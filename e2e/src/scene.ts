import { expect } from '@playwright/test';
import { clearFaults, listFailures, setFault } from './api.ts';
import { bodyOf, postSigned } from './momento.ts';
import type { Product } from './product.ts';
import { makeRoute, postMessage, type Route } from './route.ts';

/** A webhook with calls of every outcome, its rule, and a failure. */
export interface Scene extends Route {
  readonly failureId: string;
}

export async function makeScene(product: Product): Promise<Scene> {
  const route = await makeRoute(product);
  expect(await postMessage(route, '{"orderId": 1}')).toBe(200);
  const forged = bodyOf({ cache: route.cache, topic: route.topic, text: 'forged' });
  expect((await postSigned(route.webhook.url, forged, '0'.repeat(64))).status).toBe(403);
  const text = `parked ${route.cache}`;
  await setFault(product, { operation: 'PutEvents', fault: 'error' });
  expect(await postMessage(route, text)).toBe(202);
  await clearFaults(product);
  await expect.poll(() => listFailures(product, text)).toHaveLength(1);
  const [failure] = await listFailures(product, text);
  return { ...route, failureId: failure?.id ?? '' };
}
