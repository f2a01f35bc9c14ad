import { expect } from '@playwright/test';
import { postMessage, type Sender } from '../route.ts';
import { openInTour, type Tour, takeOne } from './tour.ts';

/** A call with a secret that nobody has stored. */
export async function holdInTour({ typed }: Tour, route: Sender): Promise<Sender> {
  const rotated = { ...route, signingSecret: typed('rotated') };
  expect(await postMessage(rotated, '{"total": 14}')).toBe(403);
  return rotated;
}

export async function storeSecretInTour(tour: Tour, route: Sender): Promise<void> {
  const { page, chosen, name, look } = tour;
  await openInTour(tour, `/webhooks/${route.webhook.webhookId}`, name);
  await page.getByRole('link', { name: chosen('Store the new secret') }).click();
  const rotation = page.getByRole('dialog', { name: /^New signing secret for/ });
  await rotation.getByLabel('New signing secret', { exact: true }).fill(route.signingSecret);
  await expect(rotation.getByText('It verifies 1 of 1 held call')).toBeVisible();
  await look();
  await rotation.getByRole('button', { name: chosen('Save'), exact: true }).click();
  await expect(page.getByText('Verified and published: 1')).toBeVisible();
  await takeOne(tour);
}
