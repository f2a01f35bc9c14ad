/** What another handler's command is found by. */
export function readPath(environment: NodeJS.ProcessEnv = process.env): { readonly PATH: string } {
  return { PATH: environment['PATH'] ?? '' };
}
