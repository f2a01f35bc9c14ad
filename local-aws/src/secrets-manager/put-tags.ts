import { secretErrors } from './secret-errors.ts';
import type { SecretStore } from './secret-store.ts';

/** Adds tags or replaces their values. Throws `InvalidParameterException` as AWS does. */
export function putTags(
  secrets: SecretStore,
  secretId: number,
  tags: readonly { readonly Key: string; readonly Value: string }[],
): void {
  for (const { Key, Value } of tags) {
    if (Key.toLowerCase().startsWith('aws:')) {
      throw secretErrors.invalidParameter("Tag keys can't start with the reserved prefix aws:.");
    }
    secrets.putTag(secretId, Key, Value);
  }
}
