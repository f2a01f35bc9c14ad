import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findAnySecret } from './find-secret.ts';
import { secretIdField } from './secret-fields.ts';
import type { SecretsContext } from './secrets-context.ts';

const inputSchema = z.strictObject({ SecretId: secretIdField });

/** RestoreSecret: cancels the deletion. */
export function defineRestoreSecret(context: SecretsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const secret = findAnySecret(context, input.SecretId);
    context.secrets.setDeletion({ id: secret.id, deletedAt: null, purgeAt: null });
    return { ARN: secret.arn, Name: secret.name };
  });
}
