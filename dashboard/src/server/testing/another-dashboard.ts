import { createDependencies, type Dependencies, type Replacements } from '../dependencies.ts';
import { callRoute } from './call-route.ts';
import type { Api } from './start-api.ts';

/** Another person's dashboard on the same AWS: a process of its own, with a memory of its own. */
export interface AnotherDashboard {
  readonly call: Api['call'];
  readonly dependencies: Dependencies;
}

export function startAnotherDashboard(
  { aws, dependencies: { config, patienceMs } }: Api,
  replacements: Replacements = {},
): AnotherDashboard {
  const connection = {
    endpoint: aws.origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const dependencies = createDependencies(config, { connection, patienceMs, ...replacements });
  return {
    dependencies,
    call: (method, path, body, headers) => callRoute(method, path, body, headers, dependencies),
  };
}
