import type { SubjectName } from './prepare-subjects.ts';

/**
 * Figures of a handler that rejects calls, or of a gateway that parks events, would mean nothing.
 *
 * @param answer the handler's answer, JSON
 */
export function requireSuccess(name: SubjectName, answer: string): void {
  const { statusCode, body } = JSON.parse(answer);
  const succeeded = name === 'other' ? statusCode >= 200 && statusCode < 300 : statusCode === 200;
  if (!succeeded) throw new Error(`${name} answered ${statusCode}: ${body}`);
}
