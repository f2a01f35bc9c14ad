import { z } from 'zod';
import { AwsError } from '../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findSecret } from './find-secret.ts';
import { readSecretValue } from './read-secret-value.ts';
import { secretErrors } from './secret-errors.ts';
import { nextTokenField, secretIdField } from './secret-fields.ts';
import { filtersField } from './secret-filter.ts';
import type { SecretQuery } from './secret-query.ts';
import type { SecretsContext } from './secrets-context.ts';

const inputSchema = z.strictObject({
  SecretIdList: z.array(secretIdField).min(1).max(20).optional(),
  Filters: filtersField.optional(),
  MaxResults: z.int().min(1).max(20).optional(),
  NextToken: nextTokenField.optional(),
});

type Input = z.output<typeof inputSchema>;

/** BatchGetSecretValue: values by id or by filters; failures are listed separately. */
export function defineBatchGetSecretValue(
  context: SecretsContext,
  query: SecretQuery,
): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const { secretIds, nextToken } = chooseSecrets(context, query, input);
    const values: unknown[] = [];
    const errors: unknown[] = [];
    const fails = context.takeEntryFault('BatchGetSecretValue');
    for (const [index, secretId] of secretIds.entries()) {
      try {
        if (fails(index)) throw secretErrors.internal();
        values.push(readSecretValue(context, findSecret(context, secretId), {}));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        errors.push({ SecretId: secretId, ErrorCode: error.code, Message: error.message });
      }
    }
    return { SecretValues: values, Errors: errors, NextToken: nextToken };
  });
}

function chooseSecrets(context: SecretsContext, query: SecretQuery, input: Input) {
  if ((input.SecretIdList === undefined) === (input.Filters === undefined)) {
    throw secretErrors.invalidParameter(
      "Either 'SecretIdList' or 'Filters' must be provided, but not both.",
    );
  }
  if (input.SecretIdList !== undefined) {
    if (input.MaxResults !== undefined || input.NextToken !== undefined) {
      throw secretErrors.invalidParameter(
        "You can't use 'MaxResults' or 'NextToken' with 'SecretIdList'.",
      );
    }
    return { secretIds: input.SecretIdList, nextToken: undefined };
  }
  context.secrets.purge(context.clock.now());
  const { secrets, nextToken } = query({
    filters: input.Filters ?? [],
    withDeleted: false,
    sortBy: 'created-date',
    descending: false,
    limit: input.MaxResults ?? 20,
    token: input.NextToken,
  });
  return { secretIds: secrets.map(({ arn }) => arn), nextToken };
}
