import { AwsError } from '../../core/aws-error.ts';
/** Whether a log event's message matches. */
export type FilterPattern = (message: string) => boolean;

/** Throws FilterLogEvents' error for an invalid pattern. */
export function refusePattern(reason: string): never {
  throw new AwsError('InvalidParameterException', `Invalid filter pattern: ${reason}`);
}
