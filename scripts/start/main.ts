import { endWith, runCommand, waitForEnd } from './run-command.ts';
import { readSettings } from './settings.ts';
import { startProduct } from './start-product.ts';

const dev = process.argv.includes('--dev');

await runCommand(
  async ({ processes, signal }) => {
    const settings = readSettings(process.env);
    await endWith(signal, startProduct(settings, { dev, processes, signal }));
    return waitForEnd(signal);
  },
  {
    interruptedCode: 0,
    ...(dev && {
      onUnexpectedEnd: (message) =>
        console.error(`${message} It starts again when a source changes.`),
    }),
  },
);
