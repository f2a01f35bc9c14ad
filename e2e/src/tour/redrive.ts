import { expect } from '@playwright/test';
import { clearFaults, setFault } from '../api.ts';
import { postMessage, type Sender } from '../route.ts';
import { openInTour, type Tour, takeOne } from './tour.ts';

/** A message that the bus does not take. */
export async function parkInTour({ product }: Tour, route: Sender): Promise<void> {
  await setFault(product, { operation: 'PutEvents', fault: 'error' });
  expect(await postMessage(route, '{"total": 13}')).toBe(202);
  await clearFaults(product);
}

export async function openFailureInTour(tour: Tour): Promise<void> {
  const { page, chosen, cache, topic, look } = tour;
  await openInTour(tour, '/failures', chosen('Failures'));
  await page.getByRole('link', { name: `${cache}#${topic}` }).click();
  await expect(page.getByRole('region', { name: 'event' })).toContainText('13');
  await look();
}

/** The failure that is open. */
export async function redriveInTour(tour: Tour): Promise<void> {
  const { page, chosen, cache, topic, look } = tour;
  await page.getByRole('button', { name: chosen('Redrive this event') }).click();
  const dialog = page.getByRole('dialog', { name: 'Redrive failures' });
  await expect(dialog).toContainText(`${cache}-${topic}`);
  await look();
  await dialog.getByRole('button', { name: 'Redrive', exact: true }).click();
  await expect(dialog).toContainText('Redriven: 1');
  await takeOne(tour);
}
