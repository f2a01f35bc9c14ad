import { createAccess, hasProvider } from './access.ts';
import { endWith, runCommand, waitForEnd } from './run-command.ts';
import { readSettings } from './settings.ts';
import { createSignIn } from './sign-in.ts';
import { startProduct } from './start-product.ts';

const dev = process.argv.includes('--dev');
const hasTestProvider = process.argv.includes('--sign-in');
const asksForToken = process.argv.includes('--token') || Boolean(process.env['DASHBOARD_TOKEN']);

await runCommand(
  async ({ processes, signal }) => {
    const settings = readSettings(process.env);
    const signIn = hasTestProvider ? createSignIn(settings) : undefined;
    const environment = { ...process.env, ...signIn?.dashboard };
    const access =
      !hasProvider(environment, asksForToken) && asksForToken
        ? createAccess(process.env)
        : undefined;
    await endWith(signal, startProduct(settings, { dev, access, signIn, processes, signal }));
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
