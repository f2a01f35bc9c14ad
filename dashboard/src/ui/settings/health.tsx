import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { DependencyCheck } from '@momento-gateway/api/observation/dependency-check';
import { formatDuration } from '../elements/format-time.ts';
import { LoadingStatus, QueryAlert, RefreshButton } from '../elements/query-alert.tsx';
import { useDependencyChecks } from './use-dependency-checks.ts';

const NAMES = {
  bus: 'Bus',
  'parked-queue': 'Parked queue',
  'dead-letter-queue': 'Dead-letter queue',
  'held-queue': 'Held queue',
  secrets: 'Secrets',
  logs: 'Logs',
  'audit-log': 'Audit log',
  metrics: 'Metrics',
} as const satisfies Record<DependencyCheck['dependency'], string>;

const STATES = {
  ok: { type: 'success', text: 'Works' },
  failing: { type: 'error', text: 'Does not work' },
  'not-configured': { type: 'info', text: 'Not configured' },
} as const satisfies Record<DependencyCheck['state'], object>;

/** Whether everything the gateway depends on works now. */
export function Health() {
  const query = useDependencyChecks();
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Checked with a real call every 30 seconds."
          actions={<RefreshButton query={query} what="health checks" />}
        >
          Health
        </Header>
      }
    >
      <QueryAlert query={query} what="health checks" />
      <LoadingStatus query={query} what="health checks" />
      <ul className="checks">
        {(query.data?.checks ?? []).map((check) => (
          <li key={check.dependency}>
            <Check check={check} />
          </li>
        ))}
      </ul>
    </Container>
  );
}

function Check({ check }: { readonly check: DependencyCheck }) {
  const { dependency, state, problem, durationMs } = check;
  return (
    <>
      <strong>{NAMES[dependency]}</strong>
      <span>
        <StatusIndicator type={STATES[state].type}>
          {STATES[state].text}
          {durationMs !== undefined && ` · ${formatDuration(durationMs)}`}
        </StatusIndicator>
        {problem !== undefined && <div className="break">{problem}</div>}
      </span>
    </>
  );
}
