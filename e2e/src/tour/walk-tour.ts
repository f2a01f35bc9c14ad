import type { Sender } from '../route.ts';
import { createRuleInTour, registerInTour } from './make-route.ts';
import { openFailureInTour, parkInTour, redriveInTour } from './redrive.ts';
import { holdInTour, storeSecretInTour } from './store-secret.ts';
import type { Tour } from './tour.ts';
import { explainInTour, explainRejectedInTour, watchInTour } from './watch-and-explain.ts';

/** What a tour leaves: a webhook whose secret was rotated, and its rule. */
export interface Walked {
  readonly route: Sender;
  readonly rule: string;
}

/** The whole of README's tour, by somebody who may. */
export async function walkTour(tour: Tour): Promise<Walked> {
  const route = await registerInTour(tour);
  const rule = await createRuleInTour(tour);
  await watchInTour(tour, route);
  await parkInTour(tour, route);
  await openFailureInTour(tour);
  await redriveInTour(tour);
  const rotated = await holdInTour(tour, route);
  await storeSecretInTour(tour, rotated);
  await explainInTour(tour, rotated);
  await explainRejectedInTour(tour, rotated);
  return { route: rotated, rule };
}
