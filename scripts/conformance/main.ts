import { join } from 'node:path';
import { askOnTerminal } from '../ask.ts';
import { connect } from '../aws/connect.ts';
import { build } from '../build.ts';
import { root } from '../root.ts';
import { run } from '../run.ts';
import { endWith, runCommand } from '../start/run-command.ts';
import { announce, ON_AWS, requireConsent } from './announce.ts';
import { checkOnEmulators } from './check-on-emulators.ts';
import { Checks } from './checks.ts';
import { lintTemplates } from './lint-templates.ts';
import { NOT_COVERED } from './not-covered.ts';
import { NoPython, preparePython } from './prepare-python.ts';
import { runSpec } from './run-spec.ts';
import { emulatorEnvironment, isRealAws, REAL_AWS_SWITCH } from './target-environment.ts';

const USAGE = `npm run conformance -- [options]

Deploys the product to AWS emulators that are not part of this project, runs it, and deletes it.

  --only <part>   one of: lint, policies, gateway, options, first-webhook, dashboard, roles,
                  patterns, runbook, sign-in, command-policies, contract, commands
  --record        record the failing contract tests as known differences

  --yes           with ${REAL_AWS_SWITCH}=1: do not ask

With ${REAL_AWS_SWITCH}=1 it uses AWS itself, with the environment's credentials. It first says what it
makes and costs, and asks.
The exit code is 0 when all checks pass, 1 when not, 77 without Python 3 to run the emulators.`;

/** By convention, the exit code of skipped tests. */
const NO_PYTHON_CODE = 77;

const logFolder = join(root, 'node_modules/.cache/conformance/logs');

/** Part of `npm test` too. */
const JUDGED = 'infra/src/judged-policies.test.ts';

await runCommand(async ({ signal }) => {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const only = process.argv.includes('--only')
    ? process.argv[process.argv.indexOf('--only') + 1]
    : undefined;
  const checks = new Checks({ only, signal });

  await checks.check('policies', 'the evaluator @cloud-copilot/iam-simulate 0.1.173', async () => {
    await run(['vitest', 'run', '--project', 'infra', JUDGED], { environment: process.env });
    return `every test of ${JUDGED} passes`;
  });
  if (only === 'policies') {
    checks.report([]);
    return 0;
  }

  if (isRealAws(process.env)) {
    const connection = await connect({ profile: undefined, region: undefined }, process.env);
    console.log(announce(connection));
    const consent = { yes: process.argv.includes('--yes'), ask: askOnTerminal(signal) };
    await requireConsent(consent, connection.accountId);
    await build(['gateway', 'dashboard']);
    for (const [part, file] of ON_AWS) {
      await checks.check(part, 'AWS itself', () => runSpec(file, process.env));
    }
    checks.report([
      'lint and contract: they do not need an account',
      'options, first-webhook, roles, runbook, sign-in, and command-policies: they run on an emulator only',
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
  await checks.check('lint', 'cfn-lint 1.58.0', () => lintTemplates(programs, bare));
  await checkOnEmulators(checks, {
    programs,
    environment: process.env,
    logFolder,
    record: process.argv.includes('--record'),
    signal,
  });
  checks.report(NOT_COVERED);
  return 0;
});
