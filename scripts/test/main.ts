import { build } from '../build.ts';
import { run } from '../run.ts';
import { findBrowser } from './find-browser.ts';

/**
 * Runs all tests: those of the packages, then the end-to-end tests in a browser. With arguments for
 * Playwright, such as a file, only the latter.
 */
const chosen = process.argv.slice(2);
try {
  await build(['gateway', 'dashboard']);
  if (chosen.length === 0) await run(['vitest', 'run']);
  const { executablePath, environment } = await findBrowser();
  console.log(`Browser: ${executablePath}`);
  await run(['playwright', 'test', ...chosen], {
    environment: { ...process.env, ...environment, E2E_BROWSER_PATH: executablePath },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
