import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '../root.ts';
import { run } from '../run.ts';

export interface Browser {
  readonly executablePath: string;
  /** Environment variables that the browser needs. */
  readonly environment: NodeJS.ProcessEnv;
}

const INSTALLED_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const INSTALLED_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Playwright's browser, or else an installed one, one from npm, or Playwright's download. */
export async function findBrowser(): Promise<Browser> {
  const playwrights = chromium.executablePath();
  if (existsSync(playwrights)) return { executablePath: playwrights, environment: {} };

  const installed = findInstalled();
  if (installed) return { executablePath: installed, environment: {} };

  if (process.platform === 'linux' && process.arch === 'x64') return unpackFromNpm();

  console.log('No browser found: npx playwright install chromium ...');
  await run(['playwright', 'install', 'chromium']);
  return { executablePath: playwrights, environment: {} };
}

function findInstalled(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [
    ...INSTALLED_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...INSTALLED_PATHS,
  ].find((path) => existsSync(path));
}

async function unpackFromNpm(): Promise<Browser> {
  console.log('No browser found: unpacking @sparticuz/chromium ...');
  // The package unpacks into TMPDIR. Another user's copy there would not start for this user.
  const folder = join(root, 'node_modules', '.cache', 'chromium');
  mkdirSync(folder, { recursive: true });
  const { TMPDIR: before } = process.env;
  process.env['TMPDIR'] = folder;
  // Read at import: makes the package unpack its own NSS libraries and set LD_LIBRARY_PATH.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  const { LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env;
  listFonts(FONTCONFIG_PATH, folder);
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  return {
    executablePath,
    environment: {
      ...(LD_LIBRARY_PATH && { LD_LIBRARY_PATH }),
      // Its own fonts lack a monospaced one, so they are only for machines without fonts.
      ...(FONTCONFIG_PATH && !existsSync('/etc/fonts/fonts.conf') && { FONTCONFIG_PATH }),
    },
  };
}

/** The package's font configuration names /tmp wherever it unpacks; without fonts, no text is shown. */
function listFonts(fontsPath: string | undefined, folder: string): void {
  if (fontsPath === undefined) return;
  const path = join(fontsPath, 'fonts.conf');
  const list = readFileSync(path, 'utf8');
  writeFileSync(path, list.replace('<dir>/tmp/fonts<', `<dir>${join(folder, 'fonts')}<`));
}
