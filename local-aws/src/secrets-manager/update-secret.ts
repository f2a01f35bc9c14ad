import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findSecret } from './find-secret.ts';
import {
  clientRequestTokenField,
  descriptionField,
  kmsKeyIdField,
  secretBinaryField,
  secretIdField,
  secretStringField,
} from './secret-fields.ts';
import type { SecretsContext } from './secrets-context.ts';
import { readValue, writeVersion } from './write-version.ts';

const inputSchema = z.strictObject({
  SecretId: secretIdField,
  ClientRequestToken: clientRequestTokenField.optional(),
  Description: descriptionField.optional(),
  KmsKeyId: kmsKeyIdField.optional(),
  SecretString: secretStringField.optional(),
  SecretBinary: secretBinaryField.optional(),
});

/** UpdateSecret: a new description, a new current value, or both. */
export function defineUpdateSecret(context: SecretsContext): AwsOperation {
  const { database, secrets, clock } = context;
  return defineOperation(inputSchema, (input) => {
    const value = readValue(input);
    const secret = findSecret(context, input.SecretId);
    return inTransaction(database, () => {
      secrets.update({
        id: secret.id,
        description: input.Description ?? null,
        kmsKeyId: input.KmsKeyId ?? null,
        changedAt: clock.now(),
      });
      if (value === undefined) return { ARN: secret.arn, Name: secret.name };
      const { versionId } = writeVersion(context, secret.id, value, {
        token: input.ClientRequestToken,
      });
      return { ARN: secret.arn, Name: secret.name, VersionId: versionId };
    });
  });
}
