import type { redriveFailuresOperation } from '@momento-gateway/api/failures/failure-operations';
import type { Verb } from '../../http/serve.ts';
import { planRedrive } from './plan-redrive.ts';
import { redriveChosen } from './redrive-chosen.ts';

export const redriveFailures: Verb<typeof redriveFailuresOperation> = async (
  dependencies,
  { body: { dryRun = false, ...choice } },
) => {
  if (dryRun) return planRedrive(dependencies, choice);
  return redriveChosen(dependencies, choice);
};
