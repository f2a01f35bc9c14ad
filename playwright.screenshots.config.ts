import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Not tests: what docs/screenshots holds, taken from the running product. */
export default defineConfig({ ...tests, testMatch: '**/*.screenshots.ts', workers: 1 });
