import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { describeAttributes, groupStages } from './secret-description.ts';
import { nextTokenField } from './secret-fields.ts';
import { filtersField } from './secret-filter.ts';
import type { ListedSecret, SecretQuery } from './secret-query.ts';
import type { SecretsContext } from './secrets-context.ts';

const inputSchema = z.strictObject({
  IncludePlannedDeletion: z.boolean().default(false),
  MaxResults: z.int().min(1).max(100).default(100),
  NextToken: nextTokenField.optional(),
  Filters: filtersField.default([]),
  SortOrder: z.enum(['asc', 'desc']).default('asc'),
  SortBy: z
    .enum(['created-date', 'last-accessed-date', 'last-changed-date', 'name'])
    .default('created-date'),
});

/** ListSecrets. */
export function defineListSecrets(context: SecretsContext, query: SecretQuery): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    context.secrets.purge(context.clock.now());
    const { secrets, nextToken } = query({
      filters: input.Filters,
      withDeleted: input.IncludePlannedDeletion,
      sortBy: input.SortBy,
      descending: input.SortOrder === 'desc',
      limit: input.MaxResults,
      token: input.NextToken,
    });
    return { SecretList: secrets.map(describeEntry), NextToken: nextToken };
  });
}

function describeEntry(secret: ListedSecret) {
  const stages = groupStages(secret.stages);
  return {
    ...describeAttributes(secret, secret.tags),
    ...(Object.keys(stages).length > 0 && { SecretVersionsToStages: stages }),
  };
}
