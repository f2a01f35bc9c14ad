import type { VersionStore } from './version-store.ts';

export const CURRENT_STAGE = 'AWSCURRENT';
const PREVIOUS_STAGE = 'AWSPREVIOUS';

/** Puts a label on a version; where AWSCURRENT leaves a version, AWSPREVIOUS goes there. */
export function moveStage(
  versions: VersionStore,
  secretId: number,
  stage: string,
  versionId: string,
): void {
  const holder = versions.readStages(secretId).get(stage);
  if (holder === versionId) return;
  versions.putStage(secretId, stage, versionId);
  if (stage === CURRENT_STAGE && holder !== undefined) {
    versions.putStage(secretId, PREVIOUS_STAGE, holder);
  }
}
