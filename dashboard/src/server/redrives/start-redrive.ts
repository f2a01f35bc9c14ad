import type { FailureChoice } from '../../api/failure.ts';
import type { startRedriveOperation } from '../../api/failure-operations.ts';
import type { Dependencies } from '../dependencies.ts';
import { describeRefusal } from '../describe-refusal.ts';
import { explainError } from '../explain-error.ts';
import { readQueueDepth } from '../gateway/read-queue-depth.ts';
import { isRefusal } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { redriveChosen } from './redrive-chosen.ts';

export const startRedrive: Verb<typeof startRedriveOperation> = async (
  dependencies,
  { body: choice },
) => {
  const { config, redrives, logUnexpected } = dependencies;
  if (config.failureQueueUrl === undefined) {
    return { refusal: 'not-configured', variable: 'FAILURE_QUEUE_URL' };
  }
  const total = await countChosen(dependencies, choice, config.failureQueueUrl);
  const { redriveId } = await redrives.start(total, async (onResults) => {
    try {
      const results = await redriveChosen(dependencies, choice, onResults);
      if (!isRefusal(results)) return { results };
      const { title, detail } = describeRefusal(results);
      return { problem: `${title}. ${detail}` };
    } catch (error) {
      return { problem: explainError(error, logUnexpected) };
    }
  });
  return { redriveId };
};

async function countChosen(
  { sqs }: Dependencies,
  choice: FailureChoice,
  queueUrl: string,
): Promise<number> {
  if ('ids' in choice) return choice.ids.length;
  return (await readQueueDepth(sqs, queueUrl)) ?? 0;
}
