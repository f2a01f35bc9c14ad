import { secretErrors } from './secret-errors.ts';
import type { Secret } from './secret-store.ts';
import type { SecretsContext } from './secrets-context.ts';

/**
 * The secret with a name, a full ARN, or an ARN without its six random characters, even if it is
 * scheduled for deletion. Throws `ResourceNotFoundException`.
 */
export function findAnySecret(context: SecretsContext, secretId: string): Secret {
  const { secrets, clock, account } = context;
  secrets.purge(clock.now());
  const secret = secretId.startsWith('arn:')
    ? (secrets.findByArn(secretId) ?? findByPartialArn())
    : secrets.findByName(secretId);
  if (secret === undefined) throw secretErrors.notFound();
  return secret;

  function findByPartialArn(): Secret | undefined {
    const prefix = `arn:aws:secretsmanager:${account.region}:${account.accountId}:secret:`;
    if (!secretId.startsWith(prefix)) return undefined;
    return secrets.findByName(secretId.slice(prefix.length));
  }
}

/** The same, but throws `InvalidRequestException` if the secret is scheduled for deletion. */
export function findSecret(context: SecretsContext, secretId: string): Secret {
  const secret = findAnySecret(context, secretId);
  if (secret.deletedAt !== null) {
    throw secretErrors.invalidRequest(
      "You can't perform this operation on the secret because it was marked for deletion.",
    );
  }
  return secret;
}
