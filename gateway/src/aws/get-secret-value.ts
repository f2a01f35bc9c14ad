import type { ReadSecret } from '../read-webhook.ts';
import type { CallAws } from './aws-caller.ts';
import { explainFailure, isTransient } from './explain-failure.ts';

/** A secret scheduled for deletion is refused as an invalid request: it is as gone as any. */
const GONE = new Set(['ResourceNotFoundException', 'InvalidRequestException']);

export function createReadSecret(callSecretsManager: CallAws): ReadSecret {
  return async (secretName, timeoutMs, signal) => {
    const input = { SecretId: secretName };
    const answer = await callSecretsManager('GetSecretValue', input, timeoutMs, signal);
    if (answer.kind === 'answered') {
      const { SecretString } = answer.output;
      return { kind: 'found', value: typeof SecretString === 'string' ? SecretString : '' };
    }
    if (answer.kind === 'refused' && GONE.has(answer.code)) return { kind: 'missing' };
    const message = `Secrets Manager: ${explainFailure(answer)}`;
    return { kind: 'failed', retryable: isTransient(answer), message };
  };
}
