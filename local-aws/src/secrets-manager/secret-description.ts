import type { Secret } from './secret-store.ts';

/** The part of a secret's description that DescribeSecret and ListSecrets share. */
export function describeAttributes(
  secret: Secret,
  tags: readonly { readonly key: string; readonly value: string }[],
) {
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...(secret.description !== null && { Description: secret.description }),
    ...(secret.kmsKeyId !== null && { KmsKeyId: secret.kmsKeyId }),
    CreatedDate: secret.createdAt / 1000,
    LastChangedDate: secret.changedAt / 1000,
    ...(secret.accessedAt !== null && { LastAccessedDate: secret.accessedAt / 1000 }),
    ...(secret.deletedAt !== null && { DeletedDate: secret.deletedAt / 1000 }),
    Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
  };
}

/** Converts label → version id to AWS's version id → labels. */
export function groupStages(stages: ReadonlyMap<string, string>): Record<string, string[]> {
  const grouped: Record<string, string[]> = {};
  for (const [stage, versionId] of stages) {
    const group = grouped[versionId] ?? [];
    grouped[versionId] = [...group, stage];
  }
  return grouped;
}
