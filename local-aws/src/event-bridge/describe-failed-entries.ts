/** A target that a call did not change. */
interface FailedEntry {
  readonly TargetId: string;
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** The output of PutTargets and RemoveTargets. */
export function describeFailedEntries(entries: readonly FailedEntry[]) {
  return { FailedEntryCount: entries.length, FailedEntries: entries };
}

/** The failed entry of an injected fault. */
export function describeFault(targetId: string): FailedEntry {
  return {
    TargetId: targetId,
    ErrorCode: 'InternalException',
    ErrorMessage: 'The target could not be changed for an internal reason.',
  };
}
