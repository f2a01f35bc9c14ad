import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import type { BaseContext } from '../../base-context.ts';
import type { Handler } from '../../handler.ts';
import { describeRefusal } from '../../refusals/describe-refusal.ts';
import type { WithStack } from '../../stack-context.ts';
import { isForeign } from './foreign-targets.ts';
import { leaveOutOthers } from './leave-out-others.ts';
import { listFunctionVersions, TARGET_LISTS } from './target-lists.ts';

/** Where AWS does not list them the answer says why: their ARN can still be typed. */
export const listTargets: Handler<'listTargets', BaseContext & WithStack> = async (
  context,
  { query: { type, function: functionArn } },
) => {
  try {
    if (functionArn !== undefined) {
      const isHidden = await isForeign(context, functionArn, functionArn);
      return { targets: isHidden ? [] : await listFunctionVersions(context, functionArn) };
    }
    const listed = await TARGET_LISTS[type](context);
    const targets = await leaveOutOthers(context, type, listed);
    return { targets: targets.sort((left, right) => (left.name < right.name ? -1 : 1)) };
  } catch (error) {
    // Like a function of another tenant.
    const isGone = functionArn !== undefined && isAwsError(error, 'ResourceNotFoundException');
    if (isGone) return { targets: [] };
    if (type === 'sqs' && functionArn === undefined) throw error;
    if (isUnanswered(error)) {
      return { targets: [], unavailable: 'The AWS in use does not list them.' };
    }
    const refusal = classifyAwsError(error);
    if (refusal?.refusal !== 'aws-access-denied') throw error;
    return { targets: [], unavailable: describeRefusal(refusal).detail };
  }
};
