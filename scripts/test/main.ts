import { build } from '../build.ts';
import { run } from '../run.ts';
import { findBrowser } from './find-browser.ts';

/** Every test: the rooms' own, then the product from outside in a real browser. */
try {
  await build(['gateway', 'dashboard']);
  await run(['vitest', 'run']);
  const { executablePath, environment } = await findBrowser();
  console.log(`Browser: ${executablePath}`);
  await run(['playwright', 'test'], {
    environment: { ...process.env, ...environment, E2E_BROWSER_PATH: executablePath },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
