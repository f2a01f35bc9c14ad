import { build } from './build.ts';
import { run } from './run.ts';
import { findBrowser } from './test/find-browser.ts';

/** Takes the screenshots in docs/screenshots again, from the running product. */
await build(['gateway', 'dashboard']);
const { executablePath, environment } = await findBrowser();
await run(['playwright', 'test', '--config', 'playwright.screenshots.config.ts'], {
  environment: { ...process.env, ...environment, E2E_BROWSER_PATH: executablePath },
});
