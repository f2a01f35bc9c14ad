/** What Lambda tells a runtime client. */
export function readRuntimeConfig(environment: NodeJS.ProcessEnv = process.env): {
  /** Host and port. */
  readonly runtimeApi: string;
  readonly taskRoot: string;
  /** `<file without its ending>.<export>` */
  readonly handlerName: string;
} {
  return {
    runtimeApi: environment['AWS_LAMBDA_RUNTIME_API'] ?? '',
    taskRoot: environment['LAMBDA_TASK_ROOT'] ?? '',
    handlerName: environment['_HANDLER'] ?? '',
  };
}
