import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AwsAnswers } from './aws-process.ts';
import type { ServedFunction } from './function-url-process.ts';

/** A server in its own process, which ends with this one. */
export interface StandIn {
  /** Without a trailing slash. */
  readonly origin: string;
  readonly end: () => void;
}

export function startAws(answers: AwsAnswers): Promise<StandIn> {
  return start('aws-process', answers);
}

export function startFunctionUrl(served: ServedFunction): Promise<StandIn> {
  return start('function-url-process', served);
}

async function start(
  program: 'aws-process' | 'function-url-process',
  options: object,
): Promise<StandIn> {
  const child = fork(join(import.meta.dirname, `${program}.ts`), { stdio: 'inherit' });
  child.send(options);
  const origin = await Promise.race([
    once(child, 'message').then(([message]) => String(message)),
    once(child, 'exit').then(() => Promise.reject(new Error(`${program} did not start.`))),
  ]);
  child.unref();
  child.channel?.unref();
  return { origin, end: () => child.kill() };
}
