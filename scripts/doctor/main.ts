import { runCommand } from '../start/run-command.ts';
import { diagnose } from './diagnose.ts';
import { findLocalTarget, findStackTarget } from './find-doctor-target.ts';
import { formatFinding } from './finding.ts';
import { readMomentoKey } from './momento-key.ts';
import { readOptions, USAGE } from './options.ts';
import { runCanary } from './run-canary.ts';

await runCommand(async (command) => {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const { canary, gaps, tenant, stack } = readOptions(process.argv.slice(2));
  const target =
    stack === undefined
      ? await findLocalTarget(process.env)
      : await findStackTarget(stack, command);
  let problemCount = 0;
  const { signal } = command;
  for (const findings of [
    diagnose(target, signal, { gaps, tenant, momentoKey: readMomentoKey(process.env) }),
    ...(canary ? [runCanary(target, { signal })] : []),
  ]) {
    for await (const finding of findings) {
      console.log(formatFinding(finding));
      if (finding.state === 'wrong') problemCount += 1;
    }
  }
  console.log(
    problemCount === 0
      ? '\nNo problems found.'
      : `\n${problemCount} ${problemCount === 1 ? 'problem' : 'problems'} found.`,
  );
  return problemCount === 0 ? 0 : 1;
});
