import { readConfig } from './config.ts';
import { startLocalAws } from './start-local-aws.ts';

try {
  const config = readConfig();
  const localAws = await startLocalAws(config).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${config.port} is taken: set LOCAL_AWS_PORT to a free one.`);
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
