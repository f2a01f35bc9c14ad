import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import type { BaseContext } from '../../base-context.ts';
import type { Handler } from '../../handler.ts';
import { describeRefusal } from '../../refusals/describe-refusal.ts';
import { listFunctionVersions, TARGET_LISTS } from './target-lists.ts';

/** Where AWS does not list them the answer says why: their ARN can still be typed. */
export const listTargets: Handler<'listTargets', BaseContext> = async (
  context,
  { query: { type, function: functionArn } },
) => {
  try {
    if (functionArn !== undefined) {
      return { targets: await listFunctionVersions(context, functionArn) };
    }
    const targets = await TARGET_LISTS[type](context);
    return { targets: targets.sort((left, right) => (left.name < right.name ? -1 : 1)) };
  } catch (error) {
    if (type === 'sqs' && functionArn === undefined) throw error;
    if (isUnanswered(error)) {
      return { targets: [], unavailable: 'The AWS in use does not list them.' };
    }
    const refusal = classifyAwsError(error);
    if (refusal?.refusal !== 'aws-access-denied') throw error;
    return { targets: [], unavailable: describeRefusal(refusal).detail };
  }
};
