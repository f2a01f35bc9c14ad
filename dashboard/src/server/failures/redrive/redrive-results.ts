import type { Failure } from '@momento-gateway/api/failures/failure';
import type { Redrive, RedriveResult, RedriveResults } from '@momento-gateway/api/failures/redrive';
import type { WorkResult } from '../queue/work-on-round.ts';

/** What a redrive ended with. */
export interface RedriveEnd extends RedriveResults {
  readonly wasStopped?: boolean;
  /** When there were more results than are told one by one. */
  readonly counts?: Redrive['counts'];
}

export function toRedriveResult({ id, result, message, failure }: WorkResult): RedriveResult {
  const what = failure === undefined ? {} : describeWhat(failure);
  if (result === 'done') return { id, result: 'redriven', ...what };
  if (result === 'not-removed') {
    return {
      id,
      result,
      ...what,
      message: `SQS did not remove it. ${message === undefined ? '' : `${message} `}Redriving it again from here only removes it; another dashboard would send it again.`,
    };
  }
  return { id, result, ...what, ...(message !== undefined && { message }) };
}

function describeWhat({ requestId, detailType, webhookId, webhookName, targetArn }: Failure) {
  return {
    ...(requestId !== undefined && { requestId }),
    detailType,
    ...(webhookId !== undefined && { webhookId }),
    ...(webhookName !== undefined && { webhookName }),
    ...(targetArn !== undefined && { targetArn }),
  };
}
