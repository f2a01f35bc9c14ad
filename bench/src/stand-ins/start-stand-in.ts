import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AwsAnswers, KILL } from './aws-process.ts';
import type { ServedFunction } from './function-url-process.ts';

/** A server in its own process, which ends with this one. */
export interface StandIn {
  /** Without a trailing slash. */
  readonly origin: string;
  readonly end: () => void;
}

export interface AwsStandIn extends StandIn {
  /** Kills the connections that are open, if there is a network in between. */
  readonly killConnections: () => void;
}

export async function startAws(answers: AwsAnswers): Promise<AwsStandIn> {
  const { child, ...standIn } = await start('aws-process', answers);
  return { ...standIn, killConnections: () => void child.send('kill' satisfies typeof KILL) };
}

export function startFunctionUrl(served: ServedFunction): Promise<StandIn> {
  return start('function-url-process', served);
}

async function start(
  program: 'aws-process' | 'function-url-process',
  options: object,
): Promise<StandIn & { readonly child: ChildProcess }> {
  const child = fork(join(import.meta.dirname, `${program}.ts`), { stdio: 'inherit' });
  child.send(options);
  const origin = await Promise.race([
    once(child, 'message').then(([message]) => String(message)),
    once(child, 'exit').then(() => Promise.reject(new Error(`${program} did not start.`))),
  ]);
  child.unref();
  child.channel?.unref();
  return { child, origin, end: () => child.kill() };
}
