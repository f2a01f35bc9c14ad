import { AwsError } from '../core/aws-error.ts';

/** The errors of SQS, worded as AWS words them. */
export const sqsErrors = {
  queueDoesNotExist: () => new AwsError('QueueDoesNotExist', 'The specified queue does not exist.'),
  internal: () =>
    new AwsError('InternalError', 'The entry failed for an internal reason; retry it.', 500),
  queueNameExists: (attribute: string) =>
    new AwsError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${attribute}`,
    ),
  accessDenied: (principalArn: string, action: string, queueArn: string) =>
    new AwsError(
      'AccessDenied',
      `User: ${principalArn} is not authorized to perform: ${action} on resource: ${queueArn} with an explicit deny in a resource-based policy`,
      403,
    ),
  missing: (parameter: string) =>
    new AwsError('MissingParameter', `The request must contain the parameter ${parameter}.`),
  invalidParameter: (message: string) => new AwsError('InvalidParameterValue', message),
  invalidAttributeName: (name: string) =>
    new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`),
  invalidAttributeValue: (name: string) =>
    new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`),
  twoEncryptions: () =>
    new AwsError(
      'InvalidAttributeValue',
      'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    ),
  overLimit: (message: string) => new AwsError('OverLimit', message, 403),
  invalidContents: () =>
    new AwsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
    ),
  receiptHandleInvalid: (receiptHandle: string) =>
    new AwsError(
      'ReceiptHandleIsInvalid',
      `The input receipt handle "${receiptHandle.slice(0, 1024)}" is not a valid receipt handle.`,
      404,
    ),
  notInFlight: () =>
    new AwsError('MessageNotInflight', 'The message referred to is not in flight.'),
  unsupported: (message: string) => new AwsError('UnsupportedOperation', message),
  emptyBatch: (entryName: string) =>
    new AwsError('EmptyBatchRequest', `There should be at least one ${entryName} in the request.`),
  tooManyEntries: (count: number) =>
    new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${count}.`,
    ),
  entryIdsNotDistinct: (id: string) =>
    new AwsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`),
  invalidEntryId: () =>
    new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    ),
  batchTooLong: (limitBytes: number, bytes: number) =>
    new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${limitBytes} bytes. You have sent ${bytes} bytes.`,
    ),
};

/** Codes that older clients know by other names. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
};

/** Types from the framework in front of SQS. */
const FRAMEWORK_TYPES: Readonly<Record<string, string>> = {
  InvalidParameterValue: 'com.amazon.coral.service#InvalidParameterValueException',
  MissingParameter: 'com.amazon.coral.service#MissingRequiredParameterException',
};

/** The code in batch results and in `x-amzn-query-error`. */
export function toQueryCode(error: AwsError): string {
  return QUERY_CODES[error.code] ?? error.code;
}

/** `__type` and `x-amzn-query-error`, from which SDKs take the error's name. */
export function writeSqsError(error: AwsError): { type: string; headers: Record<string, string> } {
  return {
    type: FRAMEWORK_TYPES[error.code] ?? `com.amazonaws.sqs#${error.code}`,
    headers: {
      'x-amzn-query-error': `${toQueryCode(error)};${error.status < 500 ? 'Sender' : 'Receiver'}`,
    },
  };
}
