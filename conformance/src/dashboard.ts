import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { callApi } from '@momento-gateway/e2e/api';
import { findFreePorts } from '@momento-gateway/e2e/product';
import type { DeployedStack } from './stack.ts';
import { reachFunctionUrl } from './target-aws.ts';

const root = dirname(dirname(import.meta.dirname));
const endWithParent = join(root, 'scripts/end-with-parent.mjs');
const RETRY_MS = 50;
const ATTEMPTS = 600;

/** A production dashboard for a deployed stack. */
export class Dashboard {
  readonly dashboardUrl: string;
  /** The calls so far, such as `GET /api/webhooks`. */
  readonly called = new Set<string>();
  readonly #port: number;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #lines: string[] = [];
  #child: ChildProcess | undefined;

  private constructor(port: number, environment: NodeJS.ProcessEnv) {
    this.#port = port;
    this.dashboardUrl = `http://127.0.0.1:${port}`;
    this.#environment = environment;
  }

  /** @param identity credentials, and other variables of its environment. */
  static async start(
    { outputs }: DeployedStack,
    identity: Readonly<Record<string, string>>,
  ): Promise<Dashboard> {
    const [port = 0] = await findFreePorts(1);
    const dashboard = new Dashboard(port, {
      ...process.env,
      ...identity,
      NODE_ENV: 'production',
      END_WITH_PARENT: String(process.pid),
      FUNCTION_URL: reachFunctionUrl(outputs.FunctionUrl ?? ''),
      PARKED_QUEUE_URL: outputs.ParkedQueueUrl,
      DEAD_LETTER_QUEUE_URL: outputs.DeadLetterQueueUrl,
      EVENT_BUS_NAME: outputs.EventBusName,
      SECRET_PREFIX: outputs.SecretPrefix,
      LOG_GROUP_NAME: outputs.LogGroupName,
    });
    await dashboard.#run();
    return dashboard;
  }

  /** Clears its memory, so that it asks AWS again. */
  async restart(): Promise<void> {
    await this.end();
    await this.#run();
  }

  /** @returns the answer's body. @throws Error for another status. */
  async call<Body>(status: number, method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await callApi<Body>(this, method, path, body);
    this.called.add(`${method} /api${path.replace(/\?.*/, '')}`);
    if (answer.status === status) return answer.body;
    const said = JSON.stringify(answer.body);
    throw new Error([`${method} ${path}: ${answer.status} ${said}`, ...this.#lines].join('\n'));
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  async #run(): Promise<void> {
    const next = join(root, 'node_modules/next/dist/bin/next');
    const child = spawn(
      process.execPath,
      [
        '--import',
        endWithParent,
        next,
        'start',
        '--hostname',
        '127.0.0.1',
        '--port',
        String(this.#port),
      ],
      {
        cwd: join(root, 'dashboard'),
        env: this.#environment,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.#lines.push(line));
    }
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const health = await callApi(this, 'GET', '/health').catch(() => undefined);
      if (health?.status === 200) return;
      if (child.exitCode !== null) break;
      await sleep(RETRY_MS);
    }
    throw new Error(`The dashboard does not answer.\n${this.#lines.join('\n')}`);
  }
}
