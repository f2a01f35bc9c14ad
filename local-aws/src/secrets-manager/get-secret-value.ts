import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findSecret } from './find-secret.ts';
import { readSecretValue } from './read-secret-value.ts';
import { clientRequestTokenField, secretIdField, versionStageField } from './secret-fields.ts';
import type { SecretsContext } from './secrets-context.ts';

const inputSchema = z.strictObject({
  SecretId: secretIdField,
  VersionId: clientRequestTokenField.optional(),
  VersionStage: versionStageField.optional(),
});

/** GetSecretValue. */
export function defineGetSecretValue(context: SecretsContext): AwsOperation {
  return defineOperation(inputSchema, (input) =>
    readSecretValue(context, findSecret(context, input.SecretId), input),
  );
}
