import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import type { ReadSecret } from '../read-webhook.ts';
import type { CallAws } from './aws-caller.ts';
import { explainFailure, isTransient } from './explain-failure.ts';

export function createReadSecret(callSecretsManager: CallAws): ReadSecret {
  return async (secretName, timeoutMs, signal) => {
    const input = { SecretId: secretName };
    const answer = await callSecretsManager('GetSecretValue', input, timeoutMs, signal);
    if (answer.kind === 'answered') {
      const { SecretString } = answer.output;
      return { kind: 'found', value: typeof SecretString === 'string' ? SecretString : '' };
    }
    if (answer.kind === 'refused') {
      const { code: name, message } = answer;
      if (isSecretGone({ name, message })) return { kind: 'missing' };
    }
    const message = `Secrets Manager: ${explainFailure(answer)}`;
    return { kind: 'failed', retryable: isTransient(answer), message };
  };
}
