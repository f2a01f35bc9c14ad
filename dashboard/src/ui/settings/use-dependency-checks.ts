import { checkDependencies } from '@momento-gateway/api/observation/dependency-operations';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** Whether each AWS service that the gateway depends on works. */
export function useDependencyChecks() {
  return usePolledQuery(['dependencies'], checkDependencies, {}, 30_000);
}
