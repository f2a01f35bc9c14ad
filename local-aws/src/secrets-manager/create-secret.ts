import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { putTags } from './put-tags.ts';
import { secretErrors } from './secret-errors.ts';
import {
  clientRequestTokenField,
  descriptionField,
  kmsKeyIdField,
  secretBinaryField,
  secretStringField,
  tagsField,
} from './secret-fields.ts';
import type { Secret } from './secret-store.ts';
import type { SecretsContext } from './secrets-context.ts';
import type { SecretValue } from './version-store.ts';
import { holdsValue, readValue, writeVersion } from './write-version.ts';

const inputSchema = z.strictObject({
  Name: z.string().min(1).max(512),
  ClientRequestToken: clientRequestTokenField.optional(),
  Description: descriptionField.optional(),
  KmsKeyId: kmsKeyIdField.optional(),
  SecretString: secretStringField.optional(),
  SecretBinary: secretBinaryField.optional(),
  Tags: tagsField.optional(),
});

/** CreateSecret. The same call again, recognized by its token, answers like the first. */
export function defineCreateSecret(context: SecretsContext): AwsOperation {
  const { database, secrets, clock } = context;
  return defineOperation(inputSchema, (input) => {
    requireName(input.Name);
    const value = readValue(input);
    secrets.purge(clock.now());
    const existing = secrets.findByName(input.Name);
    if (existing !== undefined) {
      return answerAgain(context, existing, input.ClientRequestToken, value);
    }
    return inTransaction(database, () => {
      const arn = makeArn(context, input.Name);
      const id = secrets.insert({
        name: input.Name,
        arn,
        description: input.Description ?? null,
        kmsKeyId: input.KmsKeyId ?? null,
        createdAt: clock.now(),
      });
      putTags(secrets, id, input.Tags ?? []);
      if (value === undefined) return { ARN: arn, Name: input.Name };
      const { versionId } = writeVersion(context, id, value, { token: input.ClientRequestToken });
      return { ARN: arn, Name: input.Name, VersionId: versionId };
    });
  });
}

function requireName(name: string): void {
  if (/^[\w/+=.@!-]+$/.test(name)) return;
  throw new AwsError(
    'ValidationException',
    'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!',
  );
}

function answerAgain(
  context: SecretsContext,
  existing: Secret,
  token: string | undefined,
  value: SecretValue | undefined,
) {
  if (existing.deletedAt !== null) {
    throw secretErrors.invalidRequest(
      "You can't create this secret because a secret with this name is already scheduled for deletion.",
    );
  }
  const version = token === undefined ? undefined : context.versions.find(existing.id, token);
  if (version === undefined || value === undefined || !holdsValue(version, value)) {
    throw secretErrors.exists(existing.name);
  }
  return { ARN: existing.arn, Name: existing.name, VersionId: version.versionId };
}

function makeArn({ account }: SecretsContext, name: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const suffix = [...randomBytes(6)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `arn:aws:secretsmanager:${account.region}:${account.accountId}:secret:${name}-${suffix}`;
}
