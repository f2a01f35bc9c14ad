/** What another handler's command is found by. */
export function readPath(environment: NodeJS.ProcessEnv = process.env): { readonly PATH: string } {
  return { PATH: environment['PATH'] ?? '' };
}

/** What another handler behind a URL knows the webhook's calls are signed with. */
export function readSigningSecret(
  otherwise: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  return environment['MOMENTO_SIGNING_SECRET'] || otherwise;
}
