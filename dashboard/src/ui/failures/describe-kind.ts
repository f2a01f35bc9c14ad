import type { Failure } from '../../api/failure.ts';

/** Who did not take the event. */
export function describeKind(kind: Failure['kind']): string {
  return kind === 'publish' ? 'Bus' : 'Target';
}
