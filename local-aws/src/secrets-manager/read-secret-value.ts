import { DAY_MS } from '../core/clock.ts';
import { CURRENT_STAGE } from './move-stage.ts';
import { secretErrors } from './secret-errors.ts';
import type { Secret } from './secret-store.ts';
import type { SecretsContext } from './secrets-context.ts';
import { listStagesOf } from './version-store.ts';

/** Which version of a secret to read; by default the current one. */
export interface VersionChoice {
  readonly VersionId?: string | undefined;
  readonly VersionStage?: string | undefined;
}

/** A value in the output of GetSecretValue. Records the day of the read. */
export function readSecretValue(context: SecretsContext, secret: Secret, choice: VersionChoice) {
  const { versions, secrets, clock } = context;
  const stages = versions.readStages(secret.id);
  const stage = choice.VersionStage ?? (choice.VersionId === undefined ? CURRENT_STAGE : undefined);
  const versionId = choice.VersionId ?? stages.get(stage ?? CURRENT_STAGE);
  if (versionId === undefined) throw secretErrors.valueNotFound(`staging label: ${stage}`);
  const version = versions.find(secret.id, versionId);
  if (version === undefined) throw secretErrors.valueNotFound(`VersionId: ${versionId}`);
  if (stage !== undefined && stages.get(stage) !== versionId) {
    throw secretErrors.invalidRequest(
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
  }
  const today = clock.now() - (clock.now() % DAY_MS);
  if (secret.accessedAt !== today) secrets.setAccessed(secret.id, today);
  if (version.accessedAt !== today) versions.setAccessed(secret.id, versionId, today);
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: versionId,
    ...(version.text !== null && { SecretString: version.text }),
    ...(version.binary !== null && {
      SecretBinary: Buffer.from(version.binary).toString('base64'),
    }),
    VersionStages: listStagesOf(stages, versionId),
    CreatedDate: version.createdAt / 1000,
  };
}
