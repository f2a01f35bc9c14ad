import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findAnySecret } from './find-secret.ts';
import { readPageToken, writePageToken } from './page-token.ts';
import { nextTokenField, secretIdField } from './secret-fields.ts';
import type { SecretsContext } from './secrets-context.ts';
import { listStagesOf } from './version-store.ts';

const inputSchema = z.strictObject({
  SecretId: secretIdField,
  MaxResults: z.int().min(1).max(100).default(100),
  NextToken: nextTokenField.optional(),
  IncludeDeprecated: z.boolean().default(false),
});

const tokenSchema = z.tuple([z.int()]);

/** ListSecretVersionIds: versions with a label, and those without on request. */
export function defineListSecretVersionIds(context: SecretsContext): AwsOperation {
  const { versions } = context;
  return defineOperation(inputSchema, (input) => {
    const secret = findAnySecret(context, input.SecretId);
    const stages = versions.readStages(secret.id);
    const [after] = readPageToken(tokenSchema, input.NextToken) ?? [0];
    const found = versions.list({
      secretId: secret.id,
      after,
      withDeprecated: input.IncludeDeprecated,
      limit: input.MaxResults + 1,
    });
    const page = found.slice(0, input.MaxResults);
    const last = page.at(-1);
    return {
      ARN: secret.arn,
      Name: secret.name,
      Versions: page.map(({ versionId, createdAt, accessedAt }) => ({
        VersionId: versionId,
        VersionStages: listStagesOf(stages, versionId),
        CreatedDate: createdAt / 1000,
        ...(accessedAt !== null && { LastAccessedDate: accessedAt / 1000 }),
      })),
      ...(found.length > page.length && last && { NextToken: writePageToken([last.rowId]) }),
    };
  });
}
