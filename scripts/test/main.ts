import { build } from '../build.ts';
import { run } from '../run.ts';
import { findBrowser } from './find-browser.ts';

/** Those of each screen, and of a phone, take as long again, and have a command of their own. */
const JOURNEYS = ['--project=journeys'];

/**
 * Runs the tests of the packages, then those of a person's journeys in a browser. With arguments
 * for Playwright, such as a file or a project, only the browser tests that these choose.
 */
const chosen = process.argv.slice(2);
try {
  await build(['gateway', 'dashboard']);
  if (chosen.length === 0) await run(['vitest', 'run']);
  const { executablePath, environment } = await findBrowser();
  console.log(`Browser: ${executablePath}`);
  await run(['playwright', 'test', ...(chosen.length > 0 ? chosen : JOURNEYS)], {
    environment: { ...process.env, ...environment, E2E_BROWSER_PATH: executablePath },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
