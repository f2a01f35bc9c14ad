import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from '../run.ts';
import { findFreePort } from '../start/find-free-port.ts';
import { listens, waitUntilReady } from '../start/wait-until-ready.ts';
import { emulatorEnvironment } from './target-environment.ts';

const runProgram = join(import.meta.dirname, 'run-program.mjs');

/** An AWS emulator that is not part of this project. */
export interface Emulator {
  /** Environment with which processes call it. */
  readonly environment: NodeJS.ProcessEnv;
  readonly logPath: string;
  readonly end: () => Promise<void>;
}

export interface EmulatorOptions {
  /** Folder of its programs. */
  readonly programs: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFolder: string;
  readonly signal: AbortSignal;
}

/** Resolves when the MiniStack that was started last is ready, or has failed. */
let lastStart: Promise<unknown> = Promise.resolve();

/**
 * MiniStack. With `secured` it checks signatures and policies and serves only TLS, which the queues'
 * policies require. Then it takes port 443 too, if that is free: of two that look at the same time,
 * one ends. So they start one after the other.
 */
export function startMiniStack(
  ...args: Parameters<typeof startMiniStackNow>
): ReturnType<typeof startMiniStackNow> {
  const started = lastStart.then(() => startMiniStackNow(...args));
  lastStart = started.catch(() => {});
  return started;
}

async function startMiniStackNow(
  name: string,
  { secured }: { readonly secured: boolean },
  options: EmulatorOptions,
): Promise<Emulator> {
  const folder = await mkdtemp(join(tmpdir(), 'ministack-'));
  const port = await findFreePort();
  const { AWS_ENDPOINT_URL: _, ...base } = emulatorEnvironment(options.environment, '');
  const trust = secured ? await makeCertificate(folder, options.environment) : undefined;
  const emulator = await start(
    { name, program: 'ministack', args: [], port, folder },
    {
      ...base,
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      // What it unpacks there is removed with the folder.
      TMPDIR: folder,
      ...(trust !== undefined && {
        AUTH: 'true',
        USE_SSL: '1',
        MINISTACK_SSL_CERT: trust.certificatePath,
        MINISTACK_SSL_KEY: trust.keyPath,
        NODE_EXTRA_CA_CERTS: trust.certificatePath,
      }),
    },
    options,
  );
  const endpoint = `${secured ? 'https' : 'http'}://127.0.0.1:${port}`;
  return {
    ...emulator,
    environment: {
      ...emulatorEnvironment(options.environment, endpoint),
      // The AWS CLI is one of its programs.
      PATH: [options.programs, options.environment['PATH']].join(delimiter),
      ...(trust !== undefined && {
        NODE_EXTRA_CA_CERTS: trust.certificatePath,
        AWS_CA_BUNDLE: trust.certificatePath,
      }),
    },
  };
}

export async function startMoto(options: EmulatorOptions): Promise<Emulator> {
  const folder = await mkdtemp(join(tmpdir(), 'moto-'));
  const port = await findFreePort();
  const environment = emulatorEnvironment(options.environment, `http://127.0.0.1:${port}`);
  const args = ['--host', '127.0.0.1', '--port', String(port)];
  const emulator = await start(
    { name: 'moto', program: 'moto_server', args, port, folder },
    // The account id of local AWS and MiniStack.
    { ...environment, MOTO_ACCOUNT_ID: '000000000000' },
    options,
  );
  return { ...emulator, environment };
}

interface Program {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly port: number;
  /** Removed when it ends. */
  readonly folder: string;
}

async function start(
  { name, program, args, port, folder }: Program,
  environment: NodeJS.ProcessEnv,
  { programs, logFolder, signal }: EmulatorOptions,
): Promise<Omit<Emulator, 'environment'>> {
  await mkdir(logFolder, { recursive: true });
  const logPath = join(logFolder, `${name}.log`);
  const log = createWriteStream(logPath);
  await once(log, 'open');
  const child = spawn(process.execPath, [runProgram, join(programs, program), ...args], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', log, log, 'ipc'],
  });
  const end = async () => {
    await endProcess(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(name, listens(port), signal);
  } catch (error) {
    await end();
    throw error;
  }
  return { logPath, end };
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(force);
}

async function makeCertificate(folder: string, environment: NodeJS.ProcessEnv) {
  const certificatePath = join(folder, 'server.crt');
  const keyPath = join(folder, 'server.key');
  await run(
    [
      ...['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
      ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
      ...['-keyout', keyPath, '-out', certificatePath],
    ],
    { environment, quiet: true },
  );
  return { certificatePath, keyPath };
}
