import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AwsAnswers } from './aws-answerer.ts';

export interface AwsProcess {
  readonly origin: string;
  readonly end: () => void;
}

export async function startAwsProcess(answers: AwsAnswers): Promise<AwsProcess> {
  const child = fork(join(import.meta.dirname, 'aws-process.ts'), { stdio: 'inherit' });
  child.send(answers);
  const origin = await Promise.race([
    once(child, 'message').then(([message]) => String(message)),
    once(child, 'exit').then(() => Promise.reject(new Error('The AWS stand-in did not start.'))),
  ]);
  child.unref();
  child.channel?.unref();
  return { origin, end: () => child.kill() };
}
