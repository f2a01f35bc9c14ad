import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { findLocalTarget, findStackTarget } from '../doctor/find-doctor-target.ts';
import { runCommand } from '../start/run-command.ts';
import { readOptions, USAGE } from './options.ts';
import { NO_ALARMS, runTask } from './run-task.ts';
import { alarmsOf } from './tenant-alarms.ts';

await runCommand(async (command) => {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const { task, stack: options } = readOptions(process.argv.slice(2));
  if (options === undefined) {
    const { api } = await findLocalTarget(process.env);
    return (await runTask({ api, alarms: NO_ALARMS }, task, console.log)) ? 0 : 1;
  }
  const { api } = await findStackTarget(options, command);
  const connection = await connect(options, process.env);
  const stack = await readGatewayStack(connection, options.stackName);
  const alarms = alarmsOf(connection, stack);
  return (await runTask({ api, alarms }, task, console.log)) ? 0 : 1;
});
