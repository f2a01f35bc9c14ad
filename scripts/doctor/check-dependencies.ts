import type { DependencyCheck } from '@momento-gateway/api/observation/dependency-check';
import { checkDependencies as readDependencies } from '@momento-gateway/api/observation/dependency-operations';
import type { Check } from './doctor-target.ts';
import { ok, unknown, wrong } from './finding.ts';

/** The dashboard's own checks of its AWS dependencies. */
export const checkDependencies: Check = async ({ api, gateway }) => {
  const { checks } = await api(readDependencies, {});
  const names: Record<DependencyCheck['dependency'], string> = {
    bus: `Bus ${gateway.bus.name}`,
    'parked-queue': 'Parked queue',
    'dead-letter-queue': 'Dead-letter queue',
    'held-queue': 'Held queue',
    secrets: 'Webhook secrets',
    logs: 'Gateway log group',
    'audit-log': 'Audit log group',
    metrics: 'Gateway metrics',
  };
  return checks.map(({ dependency, state, problem = 'It is not available.' }) => {
    const name = names[dependency];
    if (state === 'ok') return ok(`${name}: available`);
    return state === 'failing'
      ? wrong(`${name}: not available`, problem)
      : unknown(`${name}: not configured`, problem);
  });
};
