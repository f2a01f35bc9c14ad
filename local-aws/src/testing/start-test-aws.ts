import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import { createTestClock, startAwsUnderTest } from './start-aws-under-test.ts';

/** The configuration of an SDK client for a server at `endpoint`, without retries. */
export function makeClientConfig(endpoint: string) {
  return {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
}

/** An empty server, a clock that stands still, and clients; closed with the test. */
export async function startTestAws(options: { readonly startAt?: number } = {}) {
  const clock = createTestClock(options.startAt);
  const unexpectedErrors: unknown[] = [];
  const localAws = await startAwsUnderTest({
    port: 0,
    dataPath: ':memory:',
    clock,
    onUnexpectedError: (error) => unexpectedErrors.push(error),
  });
  const config = makeClientConfig(localAws.origin);
  const sqs = new SQSClient(config);
  const secrets = new SecretsManagerClient(config);
  onTestFinished(async () => {
    sqs.destroy();
    secrets.destroy();
    await localAws.close();
  });
  return { origin: localAws.origin, clock, sqs, secrets, unexpectedErrors };
}
