import { parseArgs } from 'node:util';
import { run } from '../run.ts';
import { runCommand } from '../start/run-command.ts';

const USAGE = `npm run fuzz -- [options]

Tries the gateway, local AWS, the Function URL host and the dashboard's API with bad input. Each
fuzzer prints its seed; npm test tries a twentieth of the cases.

  --times <n>   as many times the cases (default 1)
  --seed <n>    repeats a run
  --room <name> one of: gateway, local-aws, dashboard (default: all)`;

/** The files that hold fuzzers. */
const FILES = ['bad-input', 'broken-http'];
const ROOMS = ['gateway', 'local-aws', 'dashboard'];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '1' },
      seed: { type: 'string' },
      room: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.room !== undefined && !ROOMS.includes(values.room)) {
    throw new Error(`--room takes one of ${ROOMS.join(', ')}, not "${values.room}".`);
  }
  const rooms = values.room === undefined ? ROOMS : [values.room];
  const projects = rooms.flatMap((room) => ['--project', room]);
  await run(['vitest', 'run', ...projects, ...FILES], {
    environment: {
      ...process.env,
      FUZZ_TIMES: values.times,
      ...(values.seed !== undefined && { FUZZ_SEED: values.seed }),
    },
  });
  return 0;
});
