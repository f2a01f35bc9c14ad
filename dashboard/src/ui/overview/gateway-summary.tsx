import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { FailurePage } from '@momento-gateway/api/failures/failure';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { CopyText } from '../elements/copy-text.tsx';
import { Count } from '../elements/count.tsx';
import { Facts } from '../elements/facts.tsx';
import { QueryAlert } from '../elements/query-alert.tsx';
import { RelativeTime } from '../elements/relative-time.tsx';
import { FoundStatus } from '../gateway/found-status.tsx';
import { countFailures } from '../gateway/use-gateway.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { useLastFailures } from '../queries/use-failures.ts';
import { UnknownCallCount } from './unknown-call-count.tsx';
import { useOverviewRules, useOverviewWebhooks } from './use-overview.ts';

export function GatewaySummary({ gateway }: { readonly gateway: Gateway | undefined }) {
  const webhooks = useOverviewWebhooks();
  const rules = useOverviewRules();
  const failures = useLastFailures();
  const held = gateway?.heldQueue?.depth;
  return (
    <Container header={<Header variant="h2">Gateway</Header>}>
      <SpaceBetween size="l">
        <QueryAlert query={webhooks} what="webhooks" />
        <QueryAlert query={rules} what="rules" />
        <Facts
          minWidth="15rem"
          items={[
            {
              label: 'Gateway URL',
              value: gateway?.gatewayUrl ? (
                <CopyText text={gateway.gatewayUrl} what="Gateway URL" />
              ) : (
                (gateway && 'Not configured') || '–'
              ),
            },
            {
              label: 'Bus',
              value: gateway ? (
                <FoundStatus isFound={gateway.bus.found} name={gateway.bus.name} />
              ) : (
                '–'
              ),
            },
          ]}
        />
        <Facts
          minWidth="6.5rem"
          items={[
            {
              label: 'Webhooks',
              value: (
                <>
                  <Count count={webhooks.data?.total} href="/webhooks" />
                  <div className="below-count">
                    {gateway?.logGroupName !== undefined && <UnknownCallCount />}
                  </div>
                </>
              ),
            },
            { label: 'Rules', value: <Count count={rules.data?.rules.length} href="/rules" /> },
            {
              label: 'Failures',
              value: <Count count={countFailures(gateway)} href="/failures" isApproximate />,
            },
            {
              label: 'Held calls',
              value: (
                <>
                  <Count count={held} href="/failures/held" isApproximate />
                  <div className="below-count">
                    {held ? (
                      <PageLink href="/failures/held" fontSize="body-s">
                        Secret changed?
                      </PageLink>
                    ) : null}
                  </div>
                </>
              ),
            },
            { label: 'Oldest failure', value: <OldestFailure page={failures.data} /> },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

function OldestFailure({ page }: { readonly page: FailurePage | undefined }) {
  if (page === undefined) return '–';
  if (page.oldestAt !== undefined) return <RelativeTime at={page.oldestAt} />;
  return page.complete ? 'None' : '–';
}
