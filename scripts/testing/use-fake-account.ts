import { afterEach, beforeEach, vi } from 'vitest';
import { type FakeAccount, startFakeAccount } from './start-fake-account.ts';

/** Starts an account before each test of the file, whose environment is that of the process until its end. */
export function useFakeAccount(): () => FakeAccount {
  let account: FakeAccount;
  beforeEach(async () => {
    account = await startFakeAccount();
    // The SDK itself reads the environment.
    for (const [name, value] of Object.entries(account.environment)) vi.stubEnv(name, value);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await account.close();
  });
  return () => account;
}
