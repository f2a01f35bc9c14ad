/** Where the bare exchange sends its events. */
export function readBareConfig(environment: NodeJS.ProcessEnv = process.env): {
  readonly endpoint: URL;
} {
  return { endpoint: new URL(environment['AWS_ENDPOINT_URL'] ?? '') };
}
