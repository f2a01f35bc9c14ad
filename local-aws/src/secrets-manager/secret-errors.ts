import { AwsError } from '../core/aws-error.ts';

/** The errors of Secrets Manager, worded as AWS words them. */
export const secretErrors = {
  notFound: () =>
    new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
  valueNotFound: (which: string) =>
    new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${which}`,
    ),
  exists: (name: string) =>
    new AwsError(
      'ResourceExistsException',
      `The operation failed because the secret ${name} already exists.`,
    ),
  versionExists: () =>
    new AwsError(
      'ResourceExistsException',
      "You can't modify an existing version, you can only create new versions.",
    ),
  internal: () =>
    new AwsError('InternalServiceError', 'An error occurred on the server side.', 500),
  invalidRequest: (message: string) => new AwsError('InvalidRequestException', message),
  invalidParameter: (message: string) => new AwsError('InvalidParameterException', message),
  invalidToken: () => new AwsError('InvalidNextTokenException', 'The NextToken value is invalid.'),
};
