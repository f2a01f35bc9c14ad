import { readFunctionUrlConfig } from './config.ts';
import { startFunctionUrlHost } from './start-function-url-host.ts';

try {
  const config = readFunctionUrlConfig();
  const host = await startFunctionUrlHost(config).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${config.port} is taken: set FUNCTION_URL_PORT to a free one.`);
  });
  process.stdout.write(`Function URL ready at ${host.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      host.close().finally(() => process.exit(0));
    });
  }
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Function URL: ${message}\n`);
  process.exitCode = 1;
}
