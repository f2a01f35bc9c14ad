import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import dynamic from 'next/dynamic';
import { useLeaveGuard } from '../../navigation/leave-guard.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { SampleEvent } from './sample-event.tsx';
import { WebhookOverview } from './webhook-overview.tsx';

/** Loaded when the tab is opened. */
const Activity = dynamic(
  () => import('../../activity/activity.tsx').then(({ Activity }) => Activity),
  {
    ssr: false,
  },
);
const Gaps = dynamic(() => import('../../activity/gaps.tsx').then(({ Gaps }) => Gaps), {
  ssr: false,
});
const WebhookRules = dynamic(
  () => import('./webhook-rules.tsx').then(({ WebhookRules }) => WebhookRules),
  { ssr: false },
);
const WebhookHistory = dynamic(
  () => import('../../live/webhook-history.tsx').then(({ WebhookHistory }) => WebhookHistory),
  { ssr: false },
);
const ObjectChanges = dynamic(
  () => import('../../audit/object-changes.tsx').then(({ ObjectChanges }) => ObjectChanges),
  { ssr: false },
);
const WebhookSettings = dynamic(
  () => import('./webhook-settings.tsx').then(({ WebhookSettings }) => WebhookSettings),
  { ssr: false },
);

/** The parts of a webhook's page. Only the open one is rendered and polls. */
export function WebhookTabs({ webhook }: { readonly webhook: Webhook }) {
  const { get, set } = useUrlState();
  const { leave } = useLeaveGuard();
  const tabs = [
    {
      id: 'overview',
      label: 'Overview',
      content: (
        <SpaceBetween size="l">
          <WebhookOverview webhook={webhook} />
          <SampleEvent webhook={webhook} />
        </SpaceBetween>
      ),
    },
    { id: 'activity', label: 'Activity', content: <Activity webhookId={webhook.webhookId} /> },
    { id: 'gaps', label: 'Gaps', content: <Gaps webhookId={webhook.webhookId} /> },
    { id: 'rules', label: 'Matching rules', content: <WebhookRules webhook={webhook} /> },
    { id: 'history', label: 'History', content: <WebhookHistory webhook={webhook} /> },
    {
      id: 'changes',
      label: 'Changes',
      content: <ObjectChanges kind="webhook" id={webhook.webhookId} />,
    },
    { id: 'settings', label: 'Settings', content: <WebhookSettings webhook={webhook} /> },
  ];
  const open = tabs.find(({ id }) => id === get('tab')) ?? tabs[0];
  return (
    <Tabs
      ariaLabel={`Parts of ${webhook.name}`}
      tabs={tabs}
      activeTabId={open?.id ?? ''}
      onChange={({ detail: { activeTabId } }) =>
        leave(() =>
          set(
            {
              tab: activeTabId === 'overview' ? undefined : activeTabId,
              hours: undefined,
              outcome: undefined,
              cursor: undefined,
              page: undefined,
              from: undefined,
              until: undefined,
              search: undefined,
              event: undefined,
            },
            { push: true },
          ),
        )
      }
    />
  );
}
