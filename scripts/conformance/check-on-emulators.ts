import { checkContract } from './check-contract.ts';
import type { Checks } from './checks.ts';
import { type Emulator, type EmulatorOptions, startMiniStack, startMoto } from './emulator.ts';
import { runSpec } from './run-spec.ts';

const SECURED = 'MiniStack 1.5.33 with policies enforced';

/** Part and file. Each of the two lists has an emulator of its own and takes about half of the time. */
const FIRST_HALF = [
  ['gateway', 'gateway'],
  ['options', 'options'],
  ['first-webhook', 'first-webhook'],
  ['roles', 'roles'],
  ['command-policies', 'command-policies'],
] as const;
const SECOND_HALF = [
  ['dashboard', 'dashboard-policy'],
  ['patterns', 'patterns'],
  ['runbook', 'runbook'],
  ['sign-in', 'sign-in'],
] as const;

interface Options extends EmulatorOptions {
  /** Records the failing contract tests as known differences. */
  readonly record: boolean;
}

/**
 * Runs the parts that need an emulator, two side by side: one processor serves the emulator and
 * its clients, of which one waits for the other.
 *
 * @throws Error when a part fails, after the other emulators' parts have ended.
 */
export async function checkOnEmulators(checks: Checks, options: Options): Promise<void> {
  const first = async () => {
    await checkSecured('ministack-secured-1', FIRST_HALF);
    await checkMoto();
  };
  const second = async () => {
    await checkSecured('ministack-secured-2', SECOND_HALF);
    await checkOpen();
  };
  const ended = await Promise.allSettled([first(), second()]);
  const failures = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  if (failures.length > 0) throw new Error(failures.map(messageOf).join('\n'));

  async function checkSecured(
    name: string,
    specs: readonly (readonly [part: string, file: string])[],
  ): Promise<void> {
    if (!specs.some(([part]) => checks.wants(part))) return;
    await withEmulator(startMiniStack(name, { secured: true }, options), async (secured) => {
      for (const [part, file] of specs) {
        await checks.check(part, SECURED, () => runSpec(file, secured.environment, part));
      }
    });
  }

  async function checkOpen(): Promise<void> {
    if (!checks.wants('contract') && !checks.wants('commands')) return;
    await withEmulator(startMiniStack('ministack', { secured: false }, options), async (open) => {
      const settings = { name: 'ministack', resetPath: '/_ministack/reset' } as const;
      // The contract tests leave things behind.
      await checks.check('commands', 'MiniStack 1.5.33', () =>
        runSpec('commands', open.environment, 'commands'),
      );
      await checks.check('contract', 'MiniStack 1.5.33', () =>
        checkContract(open, { ...settings, ...options }),
      );
    });
  }

  async function checkMoto(): Promise<void> {
    if (!checks.wants('contract')) return;
    await withEmulator(startMoto(options), (moto) =>
      checks.check('contract', 'moto 5.2.5', () =>
        checkContract(moto, { name: 'moto', resetPath: '/moto-api/reset', ...options }),
      ),
    );
  }
}

async function withEmulator(
  starting: Promise<Emulator>,
  work: (emulator: Emulator) => Promise<void>,
): Promise<void> {
  const emulator = await starting;
  try {
    await work(emulator);
  } catch (error) {
    console.error(`Its output is in ${emulator.logPath}`);
    throw error;
  } finally {
    await emulator.end();
  }
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
