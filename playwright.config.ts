import { defineConfig } from '@playwright/test';

/** What repeats another test: at the width of a phone, or as each of the users. */
const REPEATED = /\b390\b|\broles\.spec\.ts/;
const executablePath = process.env['E2E_BROWSER_PATH'];

export default defineConfig({
  testMatch: '**/*.spec.ts',
  projects: [
    // What people do.
    { name: 'journeys', testDir: 'e2e/src/journeys', grepInvert: REPEATED },
    { name: 'repeated', testDir: 'e2e/src/journeys', grep: REPEATED },
    // What holds on each screen.
    { name: 'screens', testDir: 'e2e/src/screens' },
  ],
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    // Recording costs a fourth of the time; `npm test -- journeys/NAME --trace on` does it for one.
    trace: 'off',
    launchOptions: { ...(executablePath && { executablePath }) },
  },
});
