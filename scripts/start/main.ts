import { createAccess } from './access.ts';
import { endWith, runCommand, waitForEnd } from './run-command.ts';
import { readSettings } from './settings.ts';
import { startProduct } from './start-product.ts';

const dev = process.argv.includes('--dev');
const asksForToken = process.argv.includes('--token') || Boolean(process.env['DASHBOARD_TOKEN']);

await runCommand(
  async ({ processes, signal }) => {
    const settings = readSettings(process.env);
    const access = asksForToken ? createAccess(process.env) : undefined;
    await endWith(signal, startProduct(settings, { dev, access, processes, signal }));
    return waitForEnd(signal);
  },
  {
    interruptedCode: 0,
    ...(dev && {
      onUnexpectedEnd: (message) =>
        console.error(`${message} It restarts when a source file changes.`),
    }),
  },
);
