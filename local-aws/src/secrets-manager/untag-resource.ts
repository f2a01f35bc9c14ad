import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findSecret } from './find-secret.ts';
import { secretIdField, tagKeyField } from './input-fields.ts';
import type { SecretsContext } from './secrets-context.ts';

const inputSchema = z.strictObject({ SecretId: secretIdField, TagKeys: z.array(tagKeyField) });

/** UntagResource. */
export function defineUntagResource(context: SecretsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const secret = findSecret(context, input.SecretId);
    inTransaction(context.database, () => {
      for (const key of input.TagKeys) context.secrets.removeTag(secret.id, key);
    });
  });
}
