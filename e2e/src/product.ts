import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const START_TIMEOUT_MS = 240_000;
const [FIRST_PORT, LAST_PORT] = [12_000, 31_999];
/** Of each worker of Playwright. */
const WORKER_PORTS = 5_000;

export interface Ports {
  readonly localAws: number;
  readonly gateway: number;
  readonly dashboard: number;
  readonly provider: number;
}

/** The product as `npm start` runs it, with its own ports and data folder. */
export class Product {
  readonly dashboardUrl: string;
  readonly functionUrl: string;
  readonly awsUrl: string;
  /** Its output. */
  readonly lines: string[] = [];
  readonly ports: Ports;
  readonly #dataPath: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;

  private constructor(
    ports: Ports,
    dataPath: string,
    environment: NodeJS.ProcessEnv,
    args: readonly string[],
  ) {
    this.ports = ports;
    this.#dataPath = dataPath;
    this.#environment = environment;
    this.#args = args;
    this.dashboardUrl = `http://localhost:${ports.dashboard}`;
    this.functionUrl = `http://127.0.0.1:${ports.gateway}/`;
    this.awsUrl = `http://127.0.0.1:${ports.localAws}`;
  }

  /**
   * @param environment variables in addition to those of its ports and data folder
   * @param args such as `--sign-in`
   */
  static async start(
    environment: NodeJS.ProcessEnv = {},
    args: readonly string[] = [],
  ): Promise<Product> {
    const [localAws = 0, gateway = 0, dashboard = 0, provider = 0] = await findFreePorts(4);
    const dataPath = await mkdtemp(join(tmpdir(), 'gateway-e2e-'));
    const ports = { localAws, gateway, dashboard, provider };
    const product = new Product(ports, dataPath, environment, args);
    await product.run();
    return product;
  }

  /** Starts it, after `kill` with the same data; resolves when it is ready. */
  async run(): Promise<void> {
    const child = spawnStart(this.ports, this.#dataPath, this.#environment, this.#args);
    this.#child = child;
    const from = this.lines.length;
    await new Promise<void>((resolve, reject) => {
      const timeout = setTimeout(
        () => reject(new Error(`not ready:\n${this.lines.slice(from).join('\n')}`)),
        START_TIMEOUT_MS,
      );
      const onLine = (line: string) => {
        this.lines.push(line);
        if (!line.startsWith('ready')) return;
        clearTimeout(timeout);
        resolve();
      };
      for (const stream of [child.stdout, child.stderr]) {
        if (stream) createInterface(stream).on('line', onLine);
      }
      child.once('exit', (code) => {
        clearTimeout(timeout);
        reject(new Error(`ended with ${code}:\n${this.lines.slice(from).join('\n')}`));
      });
    });
  }

  /** Sends a signal to the started process, or to its process group, and waits until it has ended. */
  async end(signal: NodeJS.Signals, target: 'process' | 'group' = 'process'): Promise<void> {
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(target === 'group' ? -child.pid : child.pid, signal);
    await ended;
  }

  async dispose(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.#dataPath, { recursive: true, force: true });
  }
}

/** Runs what `npm start` runs, in its own process group. */
export function spawnStart(
  ports: Ports,
  dataPath: string,
  more: NodeJS.ProcessEnv = {},
  args: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, ['scripts/bootstrap.mjs', 'scripts/start/main.ts', ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LOCAL_AWS_PORT: String(ports.localAws),
      GATEWAY_PORT: String(ports.gateway),
      DASHBOARD_PORT: String(ports.dashboard),
      PROVIDER_PORT: String(ports.provider),
      LOCAL_AWS_DATA: dataPath,
      ...more,
    },
  });
}

/**
 * Free ports below the range of ephemeral ports, and of this worker of Playwright alone: no connection
 * of another program, and no product of another worker, takes one before the product listens on it.
 */
export async function findFreePorts(count: number): Promise<number[]> {
  const worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
  const first = FIRST_PORT + ((worker * WORKER_PORTS) % (LAST_PORT + 1 - FIRST_PORT));
  const free = new Set<number>();
  while (free.size < count) {
    const port = randomInt(first, first + WORKER_PORTS);
    if (await isFree(port)) free.add(port);
  }
  return [...free];
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
