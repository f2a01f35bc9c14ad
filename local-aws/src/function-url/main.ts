import { readFunctionUrlConfig } from './config.ts';
import { shipToCloudWatchLogs } from './log-shipping/ship-to-cloudwatch-logs.ts';
import type { LogShipping } from './log-shipping/start-log-shipping.ts';
import { type FunctionUrlHost, startFunctionUrlHost } from './start-function-url-host.ts';

/** The longest that shutdown waits for log lines to be shipped. */
const FLUSH_TIMEOUT_MS = 2000;

let shipping: LogShipping | undefined;
try {
  const { logs, ...config } = readFunctionUrlConfig();
  if (logs !== undefined) shipping = shipToCloudWatchLogs(logs);
  const host = await startFunctionUrlHost({
    ...config,
    ...(shipping && { onLogLine: shipping.push }),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${config.port} is in use: set FUNCTION_URL_PORT to a free port.`);
  });
  process.stdout.write(`Function URL ready at ${host.url}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      end(host).finally(() => process.exit(0));
    });
  }
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Function URL: ${message}\n`);
  process.exitCode = 1;
  await shipping?.close(FLUSH_TIMEOUT_MS);
}

async function end(host: FunctionUrlHost): Promise<void> {
  await host.close();
  await shipping?.close(FLUSH_TIMEOUT_MS);
}
