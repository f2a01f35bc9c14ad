import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { classifyAwsError } from '../aws/classify-aws-error.ts';
import { explainError } from '../aws/explain-error.ts';
import type { LogUnexpected } from '../log-unexpected.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { NotWrittenError } from './audit-log.ts';

/** AWS took the line, or may have: its answer is missing or says nothing. */
const UNCLEAR: readonly string[] = ['aws-unreachable', 'aws-error'];

/** Why a line is not in the audit log, and what to do, in sentences. */
export function explainUnwritten(
  error: unknown,
  logGroupName: string,
  logUnexpected: LogUnexpected,
): { readonly reason: string; readonly mayBeWritten: boolean } {
  if (error instanceof NotWrittenError) {
    return { reason: `${error.message} Set its clock.`, mayBeWritten: false };
  }
  if (isAwsError(error, 'ResourceNotFoundException')) {
    const refusal = { refusal: 'audit-log-not-found', name: logGroupName } as const;
    return { reason: describeRefusal(refusal).detail, mayBeWritten: false };
  }
  const refusal = classifyAwsError(error);
  return {
    reason: explainError(error, logUnexpected),
    mayBeWritten: refusal === undefined || UNCLEAR.includes(refusal.refusal),
  };
}
