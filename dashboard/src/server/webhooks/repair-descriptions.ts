import type { SecretVersion } from './read-secret.ts';
import { settleDescription } from './settle-description.ts';

/** The next list goes on with the rest. */
const REPAIRS_MAX = 20;

/**
 * Writes descriptions that a list saw to be of another version, one after the other, while the list
 * is answered from the values: a process may have ended between writing the value and the description.
 */
export function repairDescriptions(
  context: Parameters<typeof settleDescription>[0],
  outdated: ReadonlyMap<string, SecretVersion>,
): void {
  const some = [...outdated].slice(0, REPAIRS_MAX);
  void (async () => {
    for (const [webhookId, version] of some) {
      await settleDescription(context, webhookId, version);
    }
  })();
}
