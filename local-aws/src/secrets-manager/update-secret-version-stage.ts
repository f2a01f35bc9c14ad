import { z } from 'zod';
import { type AwsOperation, defineOperation } from '../core/aws-service.ts';
import { inTransaction } from '../core/database.ts';
import { findSecret } from './find-secret.ts';
import { CURRENT_STAGE, moveStage } from './move-stage.ts';
import { secretErrors } from './secret-errors.ts';
import { clientRequestTokenField, secretIdField, versionStageField } from './secret-fields.ts';
import type { SecretsContext } from './secrets-context.ts';

const inputSchema = z.strictObject({
  SecretId: secretIdField,
  VersionStage: versionStageField,
  RemoveFromVersionId: clientRequestTokenField.optional(),
  MoveToVersionId: clientRequestTokenField.optional(),
});

/** UpdateSecretVersionStage: moves a label between versions, attaches or removes it. */
export function defineUpdateSecretVersionStage(context: SecretsContext): AwsOperation {
  const { database, versions, secrets, clock } = context;
  return defineOperation(inputSchema, (input) => {
    const { VersionStage: stage, RemoveFromVersionId: from, MoveToVersionId: to } = input;
    const secret = findSecret(context, input.SecretId);
    for (const versionId of [from, to]) {
      if (versionId !== undefined && versions.find(secret.id, versionId) === undefined) {
        throw secretErrors.valueNotFound(`VersionId: ${versionId}`);
      }
    }
    requireHolder(versions.readStages(secret.id).get(stage), stage, from, to);
    inTransaction(database, () => {
      if (to !== undefined) moveStage(versions, secret.id, stage, to);
      else versions.removeStage(secret.id, stage);
      secrets.update({ id: secret.id, description: null, kmsKeyId: null, changedAt: clock.now() });
    });
    return { ARN: secret.arn, Name: secret.name };
  });
}

/** A label is removed from a version only if that version is named. */
function requireHolder(
  holder: string | undefined,
  stage: string,
  from: string | undefined,
  to: string | undefined,
): void {
  if (from === undefined && to === undefined) {
    throw secretErrors.invalidParameter(
      'You must provide MoveToVersionId, RemoveFromVersionId, or both.',
    );
  }
  if (from !== undefined && from !== holder) {
    throw secretErrors.invalidParameter(
      `Staging label ${stage} isn't attached to version ${from}, so it can't be removed from it.`,
    );
  }
  if (from === undefined && holder !== undefined && holder !== to) {
    throw secretErrors.invalidParameter(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  }
  if (stage === CURRENT_STAGE && to === undefined) {
    throw secretErrors.invalidParameter(
      `You can only move staging label ${stage} to a different secret version. It can't be completely removed.`,
    );
  }
}
