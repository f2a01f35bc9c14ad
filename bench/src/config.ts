type Environment = NodeJS.ProcessEnv;

/** Where to find the command of another handler. */
export function readPath(environment: Environment = process.env): { readonly PATH: string } {
  return { PATH: environment['PATH'] ?? '' };
}

/** The signing secret that another handler behind a URL expects. */
export function readSigningSecret(
  fallback: string,
  environment: Environment = process.env,
): string {
  return environment['MOMENTO_SIGNING_SECRET'] || fallback;
}

/** The AWS that the bare exchange calls. */
export function readAwsEndpoint(environment: Environment = process.env): URL {
  return new URL(environment['AWS_ENDPOINT_URL'] ?? '');
}

/** What Lambda passes to a runtime client. */
export function readRuntimeConfig(environment: Environment = process.env): {
  /** Host and port. */
  readonly runtimeApi: string;
  readonly taskRoot: string;
  /** `<file without extension>.<export>` */
  readonly handlerName: string;
} {
  return {
    runtimeApi: environment['AWS_LAMBDA_RUNTIME_API'] ?? '',
    taskRoot: environment['LAMBDA_TASK_ROOT'] ?? '',
    handlerName: environment['_HANDLER'] ?? '',
  };
}
