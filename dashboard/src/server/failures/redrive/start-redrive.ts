import { explainError } from '../../aws/explain-error.ts';
import { nameStarter, type WithStarter } from '../../callers/name-starter.ts';
import type { Handler } from '../../handler.ts';
import { explainRefusal } from '../../refusals/describe-refusal.ts';
import { isRefusal } from '../../refusals/refusal.ts';
import { countChosen, describeChoice } from './choice-of-redrive.ts';
import { planRedrive } from './plan-redrive.ts';
import { type RedriveContext, redriveChosen } from './redrive-chosen.ts';
import type { RedriveJobs } from './redrive-jobs.ts';

export const redriveFailures: Handler<'redriveFailures', RedriveContext> = async (
  context,
  { body: { dryRun = false, ...choice } },
) => (dryRun ? planRedrive(context, choice) : redriveChosen(context, choice));

type JobContext = RedriveContext & WithStarter & { readonly redrives: RedriveJobs };

export const startRedrive: Handler<'startRedrive', JobContext> = async (
  context,
  { body: { eventsPerSecond, chosenBy, ...choice } },
) => {
  const { redrives, logUnexpected } = context;
  const chosen = await countChosen(context.failures, choice);
  if (isRefusal(chosen)) return chosen;
  const facts = {
    total: chosen.total,
    chosen: describeChoice(choice, chosenBy),
    ...nameStarter(context),
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
