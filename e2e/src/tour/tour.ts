import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { createSqs, takeMessages } from '../aws.ts';
import type { Product } from '../product.ts';
import { goTo } from '../screens/go-to.ts';

/** README's tour, in the words of the screens: each is checked to be in it. */
export interface Tour {
  readonly page: Page;
  readonly product: Product;
  readonly tenant: string;
  readonly chosen: (text: string) => string;
  readonly typed: (text: string) => string;
  readonly name: string;
  readonly cache: string;
  readonly topic: string;
  readonly queue: string;
  /** Looks at each screen of the tour. */
  readonly look: () => Promise<void>;
}

/** Several tests share a product: the names of the tour get an ending. */
export async function beginTour(
  start: Pick<Tour, 'page' | 'product' | 'look'> & { readonly tenant?: string },
): Promise<Tour> {
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
  const tour = readme.split('## A first tour')[1]?.split('\n## ')[0] ?? '';
  const said = (mark: string) => (text: string) => {
    expect(tour).toContain(`${mark}${text}${mark}`);
    return text;
  };
  const [chosen, typed, suffix] = [said('**'), said('`'), randomUUID().slice(0, 8)];
  return {
    ...{ tenant: 'default', ...start, chosen, typed },
    name: `Tour ${suffix}`,
    cache: `${typed('shop')}-${suffix}`,
    topic: typed('orders'),
    queue: `${typed('large-orders')}-${suffix}`,
  };
}

/** Opens a page in the tenant of the tour. */
export function openInTour({ page, tenant }: Tour, path: string, title: string): Promise<void> {
  const search = tenant === 'default' ? '' : `${path.includes('?') ? '&' : '?'}tenant=${tenant}`;
  return goTo(page, path + search, title);
}

/** One message, and no other, is in the queue of the tour's rule. */
export async function takeOne({ product, tenant, queue }: Tour): Promise<void> {
  // What the dashboard makes for another tenant has its name.
  const name = tenant === 'default' ? queue : `momento-gateway_${tenant}__${queue}`;
  const url = `${product.awsUrl}/000000000000/${name}`;
  expect(await takeMessages(createSqs(product), url, 1)).toHaveLength(1);
}
