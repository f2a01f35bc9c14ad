import { parseArgs } from 'node:util';
import { run } from '../run.ts';
import { runCommand } from '../start/run-command.ts';

const USAGE = `npm run fuzz -- [options]

Tests the gateway, local AWS, the Function URL host and the dashboard's API with bad input. Each
fuzzer prints its seed. npm test runs a twentieth of the cases.

  --times <n>       multiplies the number of cases (default 1)
  --seed <n>        repeats a run
  --package <name>  one of: gateway, local-aws, dashboard (default: all)`;

/** Files with fuzzers. */
const FILES = ['bad-input', 'broken-http'];
const PACKAGES = ['gateway', 'local-aws', 'dashboard'];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '1' },
      seed: { type: 'string' },
      package: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.package !== undefined && !PACKAGES.includes(values.package)) {
    throw new Error(`--package takes one of ${PACKAGES.join(', ')}, not "${values.package}".`);
  }
  const packages = values.package === undefined ? PACKAGES : [values.package];
  const projects = packages.flatMap((name) => ['--project', name]);
  await run(['vitest', 'run', ...projects, ...FILES], {
    environment: {
      ...process.env,
      FUZZ_TIMES: values.times,
      ...(values.seed !== undefined && { FUZZ_SEED: values.seed }),
    },
  });
  return 0;
});
