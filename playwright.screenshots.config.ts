import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

const { projects: _, ...settings } = tests;

/** Not tests: what docs/screenshots holds, taken from the running product. */
export default defineConfig({
  ...settings,
  testDir: 'e2e/src',
  testMatch: '**/*.screenshots.ts',
  workers: 1,
});
