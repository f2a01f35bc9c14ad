import { Processes } from './processes.ts';
import { readSettings } from './settings.ts';
import { startProduct } from './start-product.ts';

const GRACE_MS = 3_000;

const dev = process.argv.includes('--dev');
const ending = new AbortController();
const processes = new Processes((message) => {
  if (dev) console.error(`${message} It starts again when a source changes.`);
  else void end(1, message);
});
let ended: Promise<never> | undefined;

function end(code: number, message?: string): Promise<never> {
  ended ??= (async () => {
    if (message) console.error(message);
    ending.abort(new Error('ending'));
    await processes.end(GRACE_MS);
    process.exit(code);
  })();
  return ended;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end(0));
process.on('disconnect', () => void end(1));
process.channel?.unref();

try {
  await startProduct(readSettings(process.env), { dev, processes, signal: ending.signal });
} catch (error) {
  if (!ending.signal.aborted) await end(1, error instanceof Error ? error.message : String(error));
}
