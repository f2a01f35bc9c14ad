import { z } from 'zod';
import { AwsError } from '../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { DAY_MS } from '../core/clock.ts';
import { findAnySecret } from './find-secret.ts';
import { secretErrors } from './secret-errors.ts';
import { secretIdField } from './secret-fields.ts';
import type { Secret } from './secret-store.ts';
import type { SecretsContext } from './secrets-context.ts';

const DEFAULT_WINDOW_DAYS = 30;

const inputSchema = z.strictObject({
  SecretId: secretIdField,
  RecoveryWindowInDays: z.int().optional(),
  ForceDeleteWithoutRecovery: z.boolean().optional(),
});

/** DeleteSecret: schedules a secret's deletion, or removes it at once by force. */
export function defineDeleteSecret(context: SecretsContext): AwsOperation {
  const { secrets, clock } = context;
  return defineOperation(inputSchema, (input) => {
    const windowDays = readWindow(input);
    const now = clock.now();
    if (windowDays === 'none') {
      const secret = findIfAny(context, input.SecretId);
      if (secret !== undefined) secrets.remove(secret.id);
      // By force, deleting a secret that does not exist succeeds.
      return { ARN: secret?.arn, Name: secret?.name ?? input.SecretId, DeletionDate: now / 1000 };
    }
    const secret = findAnySecret(context, input.SecretId);
    if (secret.deletedAt !== null) {
      throw secretErrors.invalidRequest(
        "You can't perform this operation on the secret because it was already scheduled for deletion.",
      );
    }
    const purgeAt = now + windowDays * DAY_MS;
    secrets.setDeletion({ id: secret.id, deletedAt: now, purgeAt });
    return { ARN: secret.arn, Name: secret.name, DeletionDate: purgeAt / 1000 };
  });
}

function readWindow(input: z.output<typeof inputSchema>): number | 'none' {
  const days = input.RecoveryWindowInDays;
  if (input.ForceDeleteWithoutRecovery === true) {
    if (days === undefined) return 'none';
    throw secretErrors.invalidParameter(
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    );
  }
  if (days !== undefined && (days < 7 || days > 30)) {
    throw secretErrors.invalidParameter(
      'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
    );
  }
  return days ?? DEFAULT_WINDOW_DAYS;
}

function findIfAny(context: SecretsContext, secretId: string): Secret | undefined {
  try {
    return findAnySecret(context, secretId);
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
