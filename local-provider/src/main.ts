import { readConfig } from './config.ts';
import { startLocalProvider } from './start-local-provider.ts';

const provider = await startLocalProvider(readConfig());
process.stdout.write(`test provider ready at ${provider.issuer}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    provider.close().finally(() => process.exit(0));
  });
}
