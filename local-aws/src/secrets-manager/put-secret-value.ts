import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findSecret } from './find-secret.ts';
import { secretErrors } from './secret-errors.ts';
import {
  clientRequestTokenField,
  secretBinaryField,
  secretIdField,
  secretStringField,
  versionStageField,
} from './secret-fields.ts';
import type { SecretsContext } from './secrets-context.ts';
import { readValue, writeVersion } from './write-version.ts';

const inputSchema = z.strictObject({
  SecretId: secretIdField,
  ClientRequestToken: clientRequestTokenField.optional(),
  SecretString: secretStringField.optional(),
  SecretBinary: secretBinaryField.optional(),
  VersionStages: z.array(versionStageField).min(1).max(20).optional(),
});

/** PutSecretValue. */
export function definePutSecretValue(context: SecretsContext): AwsOperation {
  const { database, secrets, clock } = context;
  return defineOperation(inputSchema, (input) => {
    const value = readValue(input);
    const secret = findSecret(context, input.SecretId);
    if (value === undefined) {
      throw secretErrors.invalidRequest('You must provide either SecretString or SecretBinary.');
    }
    return inTransaction(database, () => {
      const { versionId, stages } = writeVersion(context, secret.id, value, {
        token: input.ClientRequestToken,
        stages: input.VersionStages,
      });
      secrets.update({
        id: secret.id,
        description: null,
        kmsKeyId: null,
        changedAt: clock.now(),
      });
      return { ARN: secret.arn, Name: secret.name, VersionId: versionId, VersionStages: stages };
    });
  });
}
