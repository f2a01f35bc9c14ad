import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import { explainError } from '../../aws/explain-error.ts';
import type { Context } from '../../context.ts';
import { countFailures } from '../../gateway/queue-depth.ts';
import type { Handler } from '../../handler.ts';
import { describeRefusal } from '../../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../../refusals/refusal.ts';
import { chooseFailures } from '../choose-failures.ts';
import { redriveChosen } from './redrive-chosen.ts';

export const startRedrive: Handler<'startRedrive'> = async (context, { body: choice }) => {
  const { redrives, logUnexpected } = context;
  const chosen = await countChosen(context, choice);
  if (isRefusal(chosen)) return chosen;
  const { redriveId } = await redrives.start(chosen.total, async (onResults) => {
    try {
      const report = await redriveChosen(context, choice, onResults);
      if (!isRefusal(report)) return report;
      const { title, detail } = describeRefusal(report);
      return { problem: `${title}. ${detail}` };
    } catch (error) {
      return { problem: explainError(error, logUnexpected) };
    }
  });
  return { redriveId };
};

/** About, when it is not ids. */
async function countChosen(
  context: Context,
  choice: FailureChoice,
): Promise<{ readonly total: number } | Refusal> {
  if ('ids' in choice) return { total: choice.ids.length };
  if ('filter' in choice) {
    const chosen = await chooseFailures(context, choice);
    return isRefusal(chosen) ? chosen : { total: chosen.length };
  }
  return countFailures(context);
}
