import { type Config, readConfig } from './config.ts';
import { DatabaseInUse } from './core/database.ts';
import { startLocalAws } from './start-local-aws.ts';

try {
  const config = readConfig();
  const localAws = await startLocalAws(config).catch((error: unknown) => {
    throw explainStart(error, config);
  });
  process.stdout.write(`local-aws ready at ${localAws.origin} (${config.region})\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      localAws.close().finally(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(`local-aws: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** Says what the user can change, if anything. */
function explainStart(error: unknown, config: Config): unknown {
  if (error instanceof DatabaseInUse) {
    return new Error(
      `${error.message} Stop that process, or set LOCAL_AWS_DATA to another folder.`,
    );
  }
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (!isTaken) return error;
  return new Error(`Port ${config.port} is in use: set LOCAL_AWS_PORT to a free port.`);
}
