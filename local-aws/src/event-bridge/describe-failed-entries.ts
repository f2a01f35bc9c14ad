/** A target that a call left as it was. */
interface FailedEntry {
  readonly TargetId: string;
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** What PutTargets and RemoveTargets answer. */
export function describeFailedEntries(entries: readonly FailedEntry[]) {
  return { FailedEntryCount: entries.length, FailedEntries: entries };
}

/** The entry that a fault was asked for. */
export function describeFault(targetId: string): FailedEntry {
  return {
    TargetId: targetId,
    ErrorCode: 'InternalException',
    ErrorMessage: 'The target could not be changed for an internal reason.',
  };
}
