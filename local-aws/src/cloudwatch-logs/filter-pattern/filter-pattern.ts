import { AwsError } from '../../core/aws-error.ts';
/** Tells whether a log event's message matches. */
export type FilterPattern = (message: string) => boolean;

/** Throws what FilterLogEvents answers to a pattern that it cannot follow. */
export function refusePattern(reason: string): never {
  throw new AwsError('InvalidParameterException', `Invalid filter pattern: ${reason}`);
}
