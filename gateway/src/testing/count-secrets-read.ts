import type { FakeAws } from './fake-aws.ts';

/**
 * How many secrets were read so far, each counted once: on a busy machine one read can make a second
 * attempt.
 */
export function countSecretsRead({ requests }: FakeAws): number {
  const reads = requests.filter(({ operation }) => operation === 'GetSecretValue');
  return new Set(reads.map(({ body }) => body)).size;
}
