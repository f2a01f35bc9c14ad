import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import { explainError } from '../../aws/explain-error.ts';
import type { Handler } from '../../handler.ts';
import { explainRefusal } from '../../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import { planRedrive } from './plan-redrive.ts';
import { type RedriveContext, redriveChosen } from './redrive-chosen.ts';
import { type RedriveJobs, readProcessName } from './redrive-jobs.ts';

export const redriveFailures: Handler<'redriveFailures', RedriveContext> = async (
  context,
  { body: { dryRun = false, ...choice } },
) => (dryRun ? planRedrive(context, choice) : redriveChosen(context, choice));

type JobContext = RedriveContext & { readonly redrives: RedriveJobs };

export const startRedrive: Handler<'startRedrive', JobContext> = async (
  context,
  { body: choice },
) => {
  const { redrives, logUnexpected } = context;
  const chosen = await countChosen(context, choice);
  if (isRefusal(chosen)) return chosen;
  const { redriveId } = await redrives.start(chosen.total, async (onResults) => {
    try {
      const report = await redriveChosen(context, choice, onResults);
      return isRefusal(report) ? { problem: explainRefusal(report) } : report;
    } catch (error) {
      return { problem: explainError(error, logUnexpected) };
    }
  });
  return { redriveId };
};

/** Approximate, when it is not ids. */
async function countChosen(
  { failures }: RedriveContext,
  choice: FailureChoice,
): Promise<{ readonly total: number } | Refusal> {
  if ('all' in choice) return failures.count();
  if ('ids' in choice) return { total: choice.ids.length };
  const chosen = await failures.choose(choice);
  return isRefusal(chosen) ? chosen : { total: chosen.length };
}

export const readRedrive: Handler<'readRedrive', JobContext> = async (
  { redrives, processName },
  { params: { redriveId } },
) => {
  const runsAt = readProcessName(redriveId);
  // No log has a stream for what is not the id of a redrive.
  if (runsAt === undefined) return { refusal: 'redrive-not-found' };
  const redrive = await redrives.find(redriveId);
  if (redrive !== undefined) return redrive;
  return runsAt === processName
    ? { refusal: 'redrive-not-found' }
    : { refusal: 'redrive-elsewhere', runsAt };
};
