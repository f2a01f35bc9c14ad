/** The context argument of a handler. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  /** MB as text. */
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  readonly getRemainingTimeInMillis: () => number;
}

/** Creates the context of one call from the function's environment. `deadlineAt` is in epoch ms. */
export function createLambdaContext(
  environment: Readonly<Record<string, string | undefined>>,
  { requestId, deadlineAt }: { readonly requestId: string; readonly deadlineAt: number },
  now: () => number,
): LambdaContext {
  const region = environment['AWS_REGION'] ?? '';
  const functionName = environment['AWS_LAMBDA_FUNCTION_NAME'] ?? '';
  return {
    awsRequestId: requestId,
    functionName,
    functionVersion: environment['AWS_LAMBDA_FUNCTION_VERSION'] ?? '',
    invokedFunctionArn: `arn:aws:lambda:${region}:000000000000:function:${functionName}`,
    memoryLimitInMB: environment['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? '',
    logGroupName: environment['AWS_LAMBDA_LOG_GROUP_NAME'] ?? '',
    logStreamName: environment['AWS_LAMBDA_LOG_STREAM_NAME'] ?? '',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadlineAt - now()),
  };
}
