import dashboard from '../../../package.json' with { type: 'json' };
import type { DependencyCheck } from '../../api/dependency-check.ts';
import type { checkDependenciesOperation } from '../../api/observation-operations.ts';
import type { Dependencies } from '../dependencies.ts';
import { explainError } from '../explain-error.ts';
import type { Verb } from '../serve.ts';
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
