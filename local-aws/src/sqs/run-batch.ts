import { AwsError } from '../core/aws-error.ts';
import type { EntryFault } from '../core/aws-service.ts';
import { sqsErrors, toQueryCode } from './sqs-errors.ts';

const MAX_ENTRIES = 10;

/** Throws AWS's error for a batch that is empty, too long, or has invalid ids. */
export function requireBatch(entryName: string, entries: readonly { readonly Id: string }[]): void {
  if (entries.length === 0) throw sqsErrors.emptyBatch(entryName);
  if (entries.length > MAX_ENTRIES) throw sqsErrors.tooManyEntries(entries.length);
  const seen = new Set<string>();
  for (const { Id } of entries) {
    if (!/^[\w-]{1,80}$/.test(Id)) throw sqsErrors.invalidEntryId();
    if (seen.has(Id)) throw sqsErrors.entryIdsNotDistinct(Id);
    seen.add(Id);
  }
}

/** Processes each entry; one that is refused, or has a fault, is in `Failed`. */
export function runBatch<Entry extends { readonly Id: string }, Result extends object>(
  entries: readonly Entry[],
  fails: EntryFault,
  run: (entry: Entry) => Result,
) {
  const successful: (Result & { Id: string })[] = [];
  const failed: { Id: string; SenderFault: boolean; Code: string; Message: string }[] = [];
  for (const [index, entry] of entries.entries()) {
    try {
      if (fails(index)) throw sqsErrors.internal();
      successful.push({ ...run(entry), Id: entry.Id });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      failed.push({
        Id: entry.Id,
        SenderFault: error.status < 500,
        Code: toQueryCode(error),
        Message: error.message,
      });
    }
  }
  return {
    Successful: successful,
    ...(failed.length > 0 && { Failed: failed }),
  };
}
