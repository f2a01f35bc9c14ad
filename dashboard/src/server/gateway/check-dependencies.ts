import type { DependencyCheck } from '@momento-gateway/api/observation/dependency-check';
import dashboard from '../../../package.json' with { type: 'json' };
import { explainError } from '../aws/explain-error.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { DEPENDENCY_PROBES, type Probe } from './dependency-probes.ts';

/** Checks all of them at the same time; one that fails or hangs does not affect the others. */
export const checkDependencies: Handler<'checkDependencies'> = async (context) => ({
  checks: await Promise.all(
    Object.entries(DEPENDENCY_PROBES).map(([dependency, probe]) =>
      check(context, dependency as DependencyCheck['dependency'], probe),
    ),
  ),
  versions: { dashboard: dashboard.version, node: process.versions.node },
});

async function check(
  context: BaseContext,
  dependency: DependencyCheck['dependency'],
  probe: Probe,
): Promise<DependencyCheck> {
  const { now, logUnexpected } = context;
  const startedAt = now();
  try {
    const finding = await probe(context);
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
