import type { DatabaseSync } from 'node:sqlite';
import type { Account, TakeEntryFault } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { SecretStore } from './secret-store.ts';
import type { VersionStore } from './version-store.ts';

/** What the operations on secrets need. */
export interface SecretsContext {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly secrets: SecretStore;
  readonly versions: VersionStore;
  readonly takeEntryFault: TakeEntryFault;
}
