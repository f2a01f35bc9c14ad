import type { SubjectName } from './prepare-subjects.ts';

/**
 * A figure of a handler that refuses, or of one of ours that parks, would say nothing.
 *
 * @param answer of a Function URL's handler, JSON
 */
export function requireSuccess(name: SubjectName, answer: string): void {
  const { statusCode, body } = JSON.parse(answer);
  const succeeded = name === 'other' ? statusCode >= 200 && statusCode < 300 : statusCode === 200;
  if (!succeeded) throw new Error(`${name} answered ${statusCode}: ${body}`);
}
