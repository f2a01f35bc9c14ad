import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { explainError } from '../../aws/explain-error.ts';
import type { Handler } from '../../handler.ts';
import { explainRefusal } from '../../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import { planRedrive } from './plan-redrive.ts';
import { type RedriveContext, redriveChosen } from './redrive-chosen.ts';
import type { RedriveJobs } from './redrive-jobs.ts';

export const redriveFailures: Handler<'redriveFailures', RedriveContext> = async (
  context,
  { body: { dryRun = false, ...choice } },
) => (dryRun ? planRedrive(context, choice) : redriveChosen(context, choice));

type JobContext = RedriveContext & { readonly redrives: RedriveJobs };

export const startRedrive: Handler<'startRedrive', JobContext> = async (
  context,
  { body: { eventsPerSecond, chosenBy, ...choice } },
) => {
  const { redrives, logUnexpected } = context;
  const chosen = await countChosen(context, choice);
  if (isRefusal(chosen)) return chosen;
  const facts = {
    total: chosen.total,
    chosen: describeChoice(choice, chosenBy),
    ...(eventsPerSecond !== undefined && { eventsPerSecond }),
  };
  const { redriveId } = await redrives.start(facts, async (onResults, isStopped) => {
    try {
      const limits = { perSecond: eventsPerSecond, isStopped };
      const report = await redriveChosen(context, choice, { onResults, ...limits });
      return isRefusal(report) ? { problem: explainRefusal(report) } : report;
    } catch (error) {
      return { problem: explainError(error, logUnexpected) };
    }
  });
  return { redriveId };
};

function describeChoice(
  choice: FailureChoice,
  chosenBy: FailureFilter | undefined,
): NonNullable<Redrive['chosen']> {
  if ('all' in choice) return { by: 'all' };
  if ('filter' in choice) return { by: 'filter', filter: choice.filter };
  return { by: 'ids', ...(chosenBy !== undefined && { filter: chosenBy }) };
}

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
