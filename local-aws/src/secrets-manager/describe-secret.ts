import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { findAnySecret } from './find-secret.ts';
import { describeAttributes, groupStages } from './secret-description.ts';
import { secretIdField } from './secret-fields.ts';
import type { SecretsContext } from './secrets-context.ts';

const inputSchema = z.strictObject({ SecretId: secretIdField });

/** DescribeSecret: everything but the value, even of a secret that is scheduled for deletion. */
export function defineDescribeSecret(context: SecretsContext): AwsOperation {
  return defineOperation(inputSchema, (input) => {
    const secret = findAnySecret(context, input.SecretId);
    const tags = context.secrets.listTags(secret.id);
    const stages = groupStages(context.versions.readStages(secret.id));
    return {
      ...describeAttributes(secret, tags),
      ...(Object.keys(stages).length > 0 && { VersionIdsToStages: stages }),
    };
  });
}
