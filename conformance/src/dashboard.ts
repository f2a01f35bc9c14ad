import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { call } from '@momento-gateway/api/call';
import { readHealth } from '@momento-gateway/api/gateway/gateway-operations';
import type { Answer, CallInput, Operation } from '@momento-gateway/api/operation';
import { findFreePorts } from '@momento-gateway/e2e/product';
import type { DeployedStack } from './stack.ts';
import { reachGateway } from './target-aws.ts';

const root = dirname(dirname(import.meta.dirname));
const endWithParent = join(root, 'scripts/end-with-parent.mjs');
const RETRY_MS = 50;
const ATTEMPTS = 600;

type Identity = Readonly<Record<string, string>>;

/** The dashboard as `npm run dashboard` serves it, for a deployed stack. */
export class Dashboard {
  readonly dashboardUrl: string;
  /** The operations that were called so far. */
  readonly called = new Set<Operation>();
  readonly #port: number;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #lines: string[] = [];
  #child: ChildProcess | undefined;

  private constructor(port: number, environment: NodeJS.ProcessEnv) {
    this.#port = port;
    this.dashboardUrl = `http://127.0.0.1:${port}`;
    this.#environment = environment;
  }

  /** @param identity credentials, and other variables of its environment, which may follow from its address. */
  static async start(
    { outputs }: Pick<DeployedStack, 'outputs'>,
    identity: Identity | ((dashboardUrl: string) => Promise<Identity>),
  ): Promise<Dashboard> {
    const [port = 0] = await findFreePorts(1);
    const own =
      typeof identity === 'function' ? await identity(`http://127.0.0.1:${port}`) : identity;
    const dashboard = new Dashboard(port, {
      ...process.env,
      ...own,
      NODE_ENV: 'production',
      END_WITH_PARENT: String(process.pid),
      FUNCTION_URL: reachGateway(outputs.GatewayUrl ?? ''),
      PARKED_QUEUE_URL: outputs.ParkedQueueUrl,
      DEAD_LETTER_QUEUE_URL: outputs.DeadLetterQueueUrl,
      HELD_QUEUE_URL: outputs.HeldQueueUrl,
      EVENT_BUS_NAME: outputs.EventBusName,
      SECRET_PREFIX: outputs.SecretPrefix,
      LOG_GROUP_NAME: outputs.LogGroupName,
      AUDIT_LOG_GROUP_NAME: outputs.AuditLogGroupName,
    });
    await dashboard.#run();
    return dashboard;
  }

  /** Clears its memory, so that it asks AWS again. */
  async restart(): Promise<void> {
    await this.end();
    await this.#run();
  }

  /** @throws Error with the dashboard's output, for a problem or a status that is not documented. */
  async call<Called extends Operation>(
    operation: Called,
    input: CallInput<Called>,
  ): Promise<Answer<Called>> {
    this.called.add(operation);
    let status = 0;
    try {
      const answer = await call(operation, input, async (path, init) => {
        const response = await fetch(`${this.dashboardUrl}${path}`, init);
        status = response.status;
        return response;
      });
      if (status === operation.answer.status) return answer;
      throw new Error('The status is not the documented one.');
    } catch (error) {
      const { method, path } = operation;
      const { message } = error as Error;
      (error as Error).message = [`${method} ${path}: ${status} ${message}`, ...this.#lines].join(
        '\n',
      );
      throw error;
    }
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  /** Where people sign in, only what shows nothing is answered to others. */
  async #isReady(): Promise<boolean> {
    const reading =
      this.#environment['OIDC_ISSUER'] === undefined
        ? this.call(readHealth, {}).then(() => true)
        : fetch(`${this.dashboardUrl}/readyz`).then(({ ok }) => ok);
    return reading.catch(() => false);
  }

  async #run(): Promise<void> {
    const main = join(root, 'dashboard/src/main.ts');
    const child = spawn(process.execPath, ['--import', endWithParent, main, String(this.#port)], {
      cwd: join(root, 'dashboard'),
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.#lines.push(line));
    }
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await this.#isReady()) return;
      if (child.exitCode !== null) break;
      await sleep(RETRY_MS);
    }
    throw new Error(`The dashboard does not answer.\n${this.#lines.join('\n')}`);
  }
}
