import { basename, dirname, extname } from 'node:path';

/** A function's module and its settings. */
export interface FunctionOptions {
  /** A built CommonJS or ES module. */
  readonly handlerPath: string;
  readonly handlerName: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The environment of a function: its own and Lambda's variables. */
export function createFunctionEnvironment(options: FunctionOptions): Record<string, string> {
  const { handlerPath, handlerName, environment } = options;
  const region = environment['AWS_REGION'] ?? 'us-east-1';
  const name = environment['AWS_LAMBDA_FUNCTION_NAME'] ?? 'function';
  return {
    AWS_DEFAULT_REGION: region,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local/[$LATEST]',
    ...environment,
    AWS_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`,
    LAMBDA_TASK_ROOT: dirname(handlerPath),
    _HANDLER: `${basename(handlerPath, extname(handlerPath))}.${handlerName}`,
  };
}
