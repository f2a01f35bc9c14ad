/** A key that may list the webhooks of all caches, and its endpoint if the key does not name one. */
export interface MomentoKey {
  readonly apiKey: string;
  readonly endpoint?: string;
}

/** From the environment, so that it is in no list of processes. @returns undefined when there is none. */
export function readMomentoKey(environment: NodeJS.ProcessEnv): MomentoKey | undefined {
  const { MOMENTO_API_KEY: apiKey, MOMENTO_ENDPOINT: endpoint } = environment;
  return apiKey ? { apiKey, ...(endpoint && { endpoint }) } : undefined;
}
