import { ApiError } from '@momento-gateway/api/api-error';
import { connect } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { findLocalTarget, findStackTarget } from '../doctor/find-doctor-target.ts';
import { runCommand } from '../start/run-command.ts';
import { readOptions, USAGE } from './options.ts';
import { runTask } from './run-task.ts';
import { deleteTenantAlarms, putTenantAlarms } from './tenant-alarms.ts';

await runCommand(async (command) => {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const { task, stack: options } = readOptions(process.argv.slice(2));
  if (options === undefined) {
    const { api } = await findLocalTarget(process.env);
    return (await runTask(api, task, console.log)) ? 0 : 1;
  }
  const { api } = await findStackTarget(options, command);
  const connection = await connect(options, process.env);
  const stack = await readGatewayStack(connection, options.stackName);
  const isFine = await runTask(api, task, console.log).catch(async (error: unknown) => {
    // An earlier removal may have died before its alarms were deleted.
    const isGone = error instanceof ApiError && error.status === 404;
    if (task.kind === 'remove' && isGone) await deleteTenantAlarms(connection, stack, task.name);
    throw error;
  });
  if (task.kind === 'remove') await deleteTenantAlarms(connection, stack, task.name);
  if (task.kind === 'add') {
    for (const name of await putTenantAlarms(connection, stack, task.name)) {
      console.log(`  alarm ${name}`);
    }
  }
  return isFine ? 0 : 1;
});
