import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../root.ts';
import { endWith, runCommand } from '../start/run-command.ts';
import { copySources } from './copy-sources.ts';
import { EXPLAINED } from './explained.ts';
import { installStryker } from './install-stryker.ts';
import { type Judgement, judgeReport } from './judge-report.ts';
import { runStryker } from './run-stryker.ts';
import { SCOPES } from './scopes.ts';

const USAGE = `npm run mutants -- [options]

Plants faults in a copy of the sources, one at a time, and runs the tests that reach each of them.
A fault that no test notices needs a test, or an explanation in scripts/mutants/explained.ts.
Results are kept in node_modules/.cache: the next run tests only what has changed.

  --scope <names>  some of: ${Object.keys(SCOPES).join(', ')}; separated by commas (default: all)
  --only <globs>   some of the sources, separated by commas; with one scope
  --fresh          tests everything again

The exit code is 0 when each unnoticed fault is explained.`;

await runCommand(async ({ signal }) => {
  const { values } = parseArgs({
    options: {
      scope: { type: 'string', default: Object.keys(SCOPES).join(',') },
      only: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const installation = await endWith(signal, installStryker());
  let isWell = true;
  for (const name of values.scope.split(',')) {
    const scope = SCOPES[name];
    if (scope === undefined) throw new Error(`There is no scope "${name}". See --help.`);
    const resultsPath = join(root, `node_modules/.cache/mutants/results/${name}.json`);
    if (values.fresh) await rm(resultsPath, { force: true });
    const copy = await copySources();
    try {
      const only = values.only?.split(',');
      const options = { copy, installation, scope, resultsPath, only };
      const judgement = judgeReport(await endWith(signal, runStryker(options)), EXPLAINED);
      printJudgement(name, judgement);
      isWell &&= judgement.unexplained.length + judgement.outdated.length === 0;
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  }
  return isWell ? 0 : 1;
});

function printJudgement(name: string, judgement: Judgement): void {
  const { noticed, explained, unexplained, outdated } = judgement;
  const total = noticed + explained + unexplained.length;
  const percent = ((100 * noticed) / total).toFixed(1);
  console.log(
    `\n${name}: ${noticed} of ${total} faults noticed (${percent}%), ${explained} explained`,
  );
  for (const fault of unexplained) console.log(`  unnoticed: ${fault}`);
  for (const fault of outdated) console.log(`  explained, but noticed or gone: ${fault}`);
}
