import { AwsError } from '../core/aws-error.ts';

/** The errors of SNS, worded as AWS words them. */
export const snsErrors = {
  invalidParameter: (reason: string) =>
    new AwsError('InvalidParameter', `Invalid parameter: ${reason}`),
  topicDoesNotExist: () => new AwsError('NotFound', 'Topic does not exist', 404),
  resourceDoesNotExist: () => new AwsError('ResourceNotFound', 'Resource does not exist', 404),
  throttled: () => new AwsError('Throttled', 'Rate exceeded', 429),
  accessDenied: (principalArn: string, topicArn: string) =>
    new AwsError(
      'AuthorizationError',
      `User: ${principalArn} is not authorized to perform: SNS:Publish on resource: ${topicArn} with an explicit deny in a resource-based policy`,
      403,
    ),
};
