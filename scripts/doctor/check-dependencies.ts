import { ok, unknown, wrong } from './finding.ts';
import type { Check } from './subject.ts';

interface DependencyCheck {
  readonly dependency:
    | 'bus'
    | 'parked-queue'
    | 'dead-letter-queue'
    | 'secrets'
    | 'logs'
    | 'metrics';
  readonly state: 'ok' | 'failing' | 'not-configured';
  readonly problem?: string;
}

/** What the dashboard itself asks of AWS, in its words. */
export const checkDependencies: Check = async ({ api, gateway }) => {
  const { checks } = await api.call<{ checks: readonly DependencyCheck[] }>('GET', '/dependencies');
  const names: Record<DependencyCheck['dependency'], string> = {
    bus: `Bus ${gateway.bus.name}`,
    'parked-queue': 'Parked queue',
    'dead-letter-queue': 'Dead-letter queue',
    secrets: 'Secrets of the webhooks',
    logs: 'Log of the gateway',
    metrics: 'Metrics of the gateway',
  };
  return checks.map(({ dependency, state, problem = 'It does not work.' }) => {
    const name = names[dependency];
    if (state === 'ok') return ok(`${name}: it is there`);
    return state === 'failing'
      ? wrong(`${name}: it cannot be used`, problem)
      : unknown(`${name}: it is not configured`, problem);
  });
};
