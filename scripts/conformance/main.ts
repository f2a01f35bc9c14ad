import { join } from 'node:path';
import { askOnTerminal } from '../ask.ts';
import { connect } from '../aws/connect.ts';
import { build } from '../build.ts';
import { root } from '../root.ts';
import { run } from '../run.ts';
import { endWith, runCommand } from '../start/run-command.ts';
import { announce, requireConsent } from './announce.ts';
import { checkContract } from './check-contract.ts';
import { type Emulator, startMiniStack, startMoto } from './emulator.ts';
import { lintTemplates } from './lint-templates.ts';
import { NOT_COVERED } from './not-covered.ts';
import { NoPython, preparePython } from './prepare-python.ts';
import { emulatorEnvironment, isRealAws, REAL_AWS_SWITCH } from './target-environment.ts';

const USAGE = `npm run conformance -- [options]

Deploys the product to AWS emulators that are not part of this project, runs it, and deletes it.

  --only <part>   one of: lint, policies, gateway, options, first-webhook, dashboard, roles,
                  patterns, runbook, command-policies, contract, commands
  --record        record the failing contract tests as known differences

  --yes           with ${REAL_AWS_SWITCH}=1: do not ask

With ${REAL_AWS_SWITCH}=1 it uses AWS itself, with the environment's credentials. It first says what it
makes and costs, and asks.
The exit code is 0 when all checks pass, 1 when not, 77 without Python 3 to run the emulators.`;

/** By convention, the exit code of skipped tests. */
const NO_PYTHON_CODE = 77;

const logFolder = join(root, 'node_modules/.cache/conformance/logs');

const SPECS = [
  ['gateway', 'gateway'],
  ['options', 'options'],
  ['first-webhook', 'first-webhook'],
  ['dashboard', 'dashboard-policy'],
  ['roles', 'roles'],
  ['patterns', 'patterns'],
  ['runbook', 'runbook'],
  ['command-policies', 'command-policies'],
] as const;

type Part = (typeof SPECS)[number][0];

/** What `announce` says. The others need certificates and keys that do not exist, or a bootstrap of their own. */
const ON_AWS: readonly Part[] = ['gateway', 'dashboard', 'patterns'];

/** Part of `npm test` too. */
const JUDGED = 'infra/src/judged-policies.test.ts';

await runCommand(async ({ signal }) => {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const only = process.argv[process.argv.indexOf('--only') + 1];
  const isWanted = (part: string) => !process.argv.includes('--only') || part === only;
  const record = process.argv.includes('--record');
  const passed: string[] = [];

  /** Runs one part at a time. */
  async function check(part: string, against: string, work: () => Promise<string>): Promise<void> {
    if (!isWanted(part)) return;
    console.log(`\n== ${part}, against ${against}`);
    const startedAt = Date.now();
    const found = await endWith(signal, work());
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    passed.push(`${part}, against ${against}: ${found} (${seconds} s)`);
  }

  async function spec(file: string, environment: NodeJS.ProcessEnv): Promise<string> {
    const path = `conformance/src/${file}.spec.ts`;
    await run(['vitest', 'run', '--root', 'conformance', `src/${file}.spec.ts`], { environment });
    return `every check of ${path} passes`;
  }

  await check('policies', 'the evaluator @cloud-copilot/iam-simulate 0.1.173', async () => {
    await run(['vitest', 'run', '--project', 'infra', JUDGED], { environment: process.env });
    return `every test of ${JUDGED} passes`;
  });
  if (only === 'policies') {
    report(passed, []);
    return 0;
  }

  if (isRealAws(process.env)) {
    const against = 'AWS itself';
    const connection = await connect({ profile: undefined, region: undefined }, process.env);
    console.log(announce(connection));
    const consent = { yes: process.argv.includes('--yes'), ask: askOnTerminal(signal) };
    await requireConsent(consent, connection.accountId);
    await build(['gateway', 'dashboard']);
    for (const [part, file] of SPECS.filter(([part]) => ON_AWS.includes(part))) {
      await check(part, against, () => spec(file, process.env));
    }
    await check('commands', against, () => spec('commands', process.env));
    report(passed, [
      'lint and contract: they do not need an account',
      'options, first-webhook, roles, runbook, and command-policies: they run on an emulator only',
    ]);
    return 0;
  }

  await build(['gateway', 'dashboard']);
  let programs: string;
  const bare = emulatorEnvironment(process.env, '');
  try {
    programs = await endWith(signal, preparePython(bare));
  } catch (error) {
    if (!(error instanceof NoPython)) throw error;
    console.error(error.message);
    return NO_PYTHON_CODE;
  }
  const options = { programs, environment: process.env, logFolder, signal };
  const withEmulator = async (emulator: Emulator, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      console.error(`Its output is in ${emulator.logPath}`);
      throw error;
    } finally {
      await emulator.end();
    }
  };

  await check('lint', 'cfn-lint 1.58.0', () => lintTemplates(programs, bare));

  if (SPECS.some(([part]) => isWanted(part))) {
    const secured = await startMiniStack('ministack-secured', { secured: true }, options);
    await withEmulator(secured, async () => {
      for (const [part, file] of SPECS) {
        await check(part, 'MiniStack 1.5.33 with policies enforced', () =>
          spec(file, secured.environment),
        );
      }
    });
  }
  if (isWanted('contract') || isWanted('commands')) {
    const open = await startMiniStack('ministack', { secured: false }, options);
    await withEmulator(open, async () => {
      await check('contract', 'MiniStack 1.5.33', () =>
        checkContract(open, {
          name: 'ministack',
          resetPath: '/_ministack/reset',
          logFolder,
          record,
        }),
      );
      await check('commands', 'MiniStack 1.5.33', () => spec('commands', open.environment));
    });
  }
  if (isWanted('contract')) {
    const moto = await startMoto(options);
    await withEmulator(moto, () =>
      check('contract', 'moto 5.2.5', () =>
        checkContract(moto, { name: 'moto', resetPath: '/moto-api/reset', logFolder, record }),
      ),
    );
  }
  report(passed, NOT_COVERED);
  return 0;
});

function report(passed: readonly string[], notCovered: readonly string[]): void {
  const list = (lines: readonly string[]) => lines.map((line) => `  ${line}`).join('\n');
  console.log(`\nconformance: all checks pass\n${list(passed)}\nNot covered:\n${list(notCovered)}`);
}
