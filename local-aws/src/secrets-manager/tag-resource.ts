import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findSecret } from './find-secret.ts';
import { secretIdField, tagsField } from './input-fields.ts';
import { putTags } from './put-tags.ts';
import type { SecretsContext } from './secrets-context.ts';

const inputSchema = z.strictObject({ SecretId: secretIdField, Tags: tagsField });

/** TagResource. */
export function defineTagResource(context: SecretsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const secret = findSecret(context, input.SecretId);
    inTransaction(context.database, () => putTags(context.secrets, secret.id, input.Tags));
  });
}
