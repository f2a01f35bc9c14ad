import type { Failure } from '@momento-gateway/api/failures/failure';

/** Who did not take the event. */
export function describeKind(kind: Failure['kind']): string {
  return kind === 'publish' ? 'Bus' : 'Target';
}
