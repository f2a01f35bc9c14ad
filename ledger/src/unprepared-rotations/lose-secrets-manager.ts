import { setTimeout as sleep } from 'node:timers/promises';
import { pickBetween } from '../random.ts';
import type { UnpreparedStage } from './stage.ts';

const AWAY_MS = [0, 6_000] as const;
const BETWEEN_MS = [8_000, 14_000] as const;

/** Takes Secrets Manager away for a while, half of the times from a gateway that has nothing cached. */
export async function loseSecretsManager(stage: UnpreparedStage): Promise<void> {
  const { product, random, tally, signal } = stage;
  const faults = `${product.awsUrl}/_local/faults`;
  while (!signal.aborted) {
    await sleep(pickBetween(random, ...BETWEEN_MS), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const fault = { operation: 'GetSecretValue', fault: 'error' };
    await fetch(faults, { method: 'POST', body: JSON.stringify(fault) });
    const isCold = random() < 0.5;
    if (isCold) {
      await product.killGateway();
      await product.startGateway();
    }
    await sleep(pickBetween(random, ...AWAY_MS));
    await fetch(faults, { method: 'DELETE' });
    tally.count(`times without Secrets Manager${isCold ? ', nothing cached' : ''}`);
  }
}
