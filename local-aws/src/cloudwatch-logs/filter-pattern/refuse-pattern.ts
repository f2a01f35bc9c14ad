import { AwsError } from '../../core/aws-error.ts';

/** Throws what FilterLogEvents answers to a pattern that it cannot follow. */
export function refusePattern(reason: string): never {
  throw new AwsError('InvalidParameterException', `Invalid filter pattern: ${reason}`);
}
