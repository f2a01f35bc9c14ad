import { build } from '../build.ts';
import { run } from '../run.ts';
import { findBrowser } from './find-browser.ts';

/**
 * Every test: the rooms' own, then the product from outside in a real browser. With arguments for
 * Playwright, such as a file, the latter alone.
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
