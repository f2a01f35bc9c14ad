import type { FailureChoice } from '@momento-gateway/api/failures/failure';
import type { startRedriveOperation } from '@momento-gateway/api/failures/failure-operations';
import type { Dependencies } from '../../create-context.ts';
import { countFailures } from '../../gateway/count-failures.ts';
import { describeRefusal } from '../../http/describe-refusal.ts';
import { explainError } from '../../http/explain-error.ts';
import { isRefusal, type Refusal } from '../../http/refusal.ts';
import type { Verb } from '../../http/serve.ts';
import { chooseFailures } from '../choose-failures.ts';
import { redriveChosen } from './redrive-chosen.ts';

export const startRedrive: Verb<typeof startRedriveOperation> = async (
  dependencies,
  { body: choice },
) => {
  const { redrives, logUnexpected } = dependencies;
  const chosen = await countChosen(dependencies, choice);
  if (isRefusal(chosen)) return chosen;
  const { redriveId } = await redrives.start(chosen.total, async (onResults) => {
    try {
      const report = await redriveChosen(dependencies, choice, onResults);
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
  dependencies: Dependencies,
  choice: FailureChoice,
): Promise<{ readonly total: number } | Refusal> {
  if ('ids' in choice) return { total: choice.ids.length };
  if ('filter' in choice) {
    const chosen = await chooseFailures(dependencies, choice);
    return isRefusal(chosen) ? chosen : { total: chosen.length };
  }
  return countFailures(dependencies);
}
