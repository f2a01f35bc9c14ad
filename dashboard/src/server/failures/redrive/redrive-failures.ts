import type { Handler } from '../../handler.ts';
import { planRedrive } from './plan-redrive.ts';
import { redriveChosen } from './redrive-chosen.ts';

export const redriveFailures: Handler<'redriveFailures'> = async (
  context,
  { body: { dryRun = false, ...choice } },
) => {
  if (dryRun) return planRedrive(context, choice);
  return redriveChosen(context, choice);
};
