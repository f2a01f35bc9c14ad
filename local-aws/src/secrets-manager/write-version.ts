import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../core/clock.ts';
import { CURRENT_STAGE, moveStage } from './move-stage.ts';
import { secretErrors } from './secret-errors.ts';
import type { Secret } from './secret-store.ts';
import type { SecretsContext } from './secrets-context.ts';
import type { SecretValue, SecretVersion } from './version-store.ts';

/** AWS removes unlabeled versions beyond this many newer ones. */
const MAX_UNLABELED_VERSIONS = 100;

/** The value in a request, if any. Throws `InvalidParameterException` for two. */
export function readValue(input: {
  SecretString?: string | undefined;
  SecretBinary?: Uint8Array | undefined;
}): SecretValue | undefined {
  if (input.SecretString !== undefined && input.SecretBinary !== undefined) {
    throw secretErrors.invalidParameter(
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  if (input.SecretString !== undefined) return { text: input.SecretString };
  return input.SecretBinary === undefined ? undefined : { binary: input.SecretBinary };
}

/**
 * Adds a version with its labels and returns its id. The same value with the same token is written
 * once; another value with that token is refused with `ResourceExistsException`.
 */
export function writeVersion(
  context: SecretsContext,
  secretId: Secret['id'],
  value: SecretValue,
  options: { token?: string | undefined; stages?: readonly string[] | undefined } = {},
): { versionId: string; stages: readonly string[] } {
  const { versions, clock } = context;
  const versionId = options.token ?? randomUUID();
  const existing = versions.find(secretId, versionId);
  const stages = new Set(options.stages ?? [CURRENT_STAGE]);
  if (existing !== undefined) {
    if (holdsValue(existing, value)) return { versionId, stages: [...stages] };
    throw secretErrors.versionExists();
  }
  if (!versions.readStages(secretId).has(CURRENT_STAGE)) stages.add(CURRENT_STAGE);
  versions.insert(secretId, versionId, value, clock.now());
  for (const stage of stages) moveStage(versions, secretId, stage, versionId);
  versions.removeDeprecated({
    secretId,
    kept: MAX_UNLABELED_VERSIONS,
    createdBefore: clock.now() - DAY_MS,
  });
  return { versionId, stages: [...stages] };
}

/** Whether a version has exactly this value. */
export function holdsValue(version: SecretVersion, value: SecretValue): boolean {
  if (value.text !== undefined) return version.text === value.text;
  return version.binary !== null && Buffer.compare(version.binary, value.binary) === 0;
}
