import type { DependencyCheck } from '@momento-gateway/api/observation/dependency-check';
import type { checkDependenciesOperation } from '@momento-gateway/api/observation/observation-operations';
import dashboard from '../../../package.json' with { type: 'json' };
import type { Dependencies } from '../create-context.ts';
import { explainError } from '../http/explain-error.ts';
import type { Verb } from '../http/serve.ts';
import { DEPENDENCY_PROBES, type Probe } from './dependency-probes.ts';

/** Asks all of them at the same time; one that fails or hangs takes nothing from the others. */
export const checkDependencies: Verb<typeof checkDependenciesOperation> = async (dependencies) => ({
  checks: await Promise.all(
    Object.entries(DEPENDENCY_PROBES).map(([dependency, probe]) =>
      check(dependencies, dependency as DependencyCheck['dependency'], probe),
    ),
  ),
  versions: { dashboard: dashboard.version, node: process.versions.node },
});

async function check(
  dependencies: Dependencies,
  dependency: DependencyCheck['dependency'],
  probe: Probe,
): Promise<DependencyCheck> {
  const { now, logUnexpected } = dependencies;
  const startedAt = now();
  try {
    const finding = await probe(dependencies);
    return {
      dependency,
      ...finding,
      ...(finding.state !== 'not-configured' && { durationMs: now() - startedAt }),
    };
  } catch (error) {
    const problem = explainError(error, logUnexpected);
    return { dependency, state: 'failing', problem, durationMs: now() - startedAt };
  }
}
