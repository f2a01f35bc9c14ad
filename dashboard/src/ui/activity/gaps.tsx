import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { readGaps } from '@momento-gateway/api/observation/activity-operations';
import type { Gaps as GapsAnswer } from '@momento-gateway/api/observation/gaps';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { formatNumber } from '../elements/format-count.ts';
import { LoadingStatus, QueryAlert, RefreshButton } from '../elements/query-alert.tsx';
import { PeriodChart } from '../metrics/period-chart.tsx';
import { GapTable } from './gap-table.tsx';
import { toPeriods } from './to-periods.ts';

const POLL_MS = 60_000;

/** Which of a webhook's messages are missing. */
export function Gaps({ webhookId }: { readonly webhookId: string }) {
  const input = { params: { webhookId } };
  const query = usePolledQuery(['gaps', webhookId], readGaps, input, POLL_MS);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description="Momento numbers the messages of a topic. Missing: minutes later, the message has not arrived, or its call could not be verified."
            actions={<RefreshButton query={query} what="gaps" />}
          >
            Sequence numbers
          </Header>
        }
      >
        <SpaceBetween size="l">
          <QueryAlert query={query} what="gaps" />
          <LoadingStatus query={query} what="gaps" />
          {query.data && <GapFacts gaps={query.data} />}
        </SpaceBetween>
      </Container>
      <GapTable webhookId={webhookId} query={query} />
    </SpaceBetween>
  );
}

function GapFacts({ gaps }: { readonly gaps: GapsAnswer }) {
  const facts = [
    ['Arrived', gaps.seenCount],
    ['Missing', gaps.missingCount],
    ['Arrived, but rejected', gaps.refusedCount],
    ['Arrived twice', gaps.duplicateCount],
    ['Numbering restarted', gaps.restartCount],
  ] as const;
  const periods = toPeriods(gaps);
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={4}
        minColumnWidth={120}
        items={facts.map(([label, count]) => ({ label, value: formatNumber(count) }))}
      />
      <PeriodChart
        title="Missing messages"
        periods={periods}
        series={[{ title: 'Missing', values: periods.missing }]}
        isSum
        formatValue={formatNumber}
        empty="None in this time range."
      />
    </SpaceBetween>
  );
}
