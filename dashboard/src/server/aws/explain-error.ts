import { randomUUID } from 'node:crypto';
import type { LogUnexpected } from '../log-unexpected.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { classifyAwsError } from './classify-aws-error.ts';

/** An error in one line, for an item of a list of results. Unexpected errors go to the log. */
export function explainError(error: unknown, logUnexpected: LogUnexpected): string {
  const refusal = classifyAwsError(error);
  if (refusal !== undefined) {
    const { title, detail } = describeRefusal(refusal);
    return `${title} (${refusal.awsCode}). ${detail}`;
  }
  const requestId = randomUUID();
  logUnexpected(requestId, error);
  return `Something went wrong in the dashboard. Look for ${requestId} in its log.`;
}
