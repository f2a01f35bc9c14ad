import type { VersionStore } from './version-store.ts';

export const CURRENT_STAGE = 'AWSCURRENT';
const PREVIOUS_STAGE = 'AWSPREVIOUS';

/**
 * Attaches a label to a version. When AWSCURRENT moves, AWSPREVIOUS goes to the version it left.
 */
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
