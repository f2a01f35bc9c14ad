import Alert from '@cloudscape-design/components/alert';
import { useGateway } from '../gateway/use-gateway.ts';
import { ActivityTable } from './activity-table.tsx';

/** The calls of a webhook, or how to make them visible. */
export function Activity({ webhookId }: { readonly webhookId: string }) {
  const gateway = useGateway().data;
  if (gateway === undefined || gateway.logGroupName !== undefined) {
    return <ActivityTable webhookId={webhookId} />;
  }
  return (
    <Alert type="info" statusIconAriaLabel="Info" header="Activity is not configured">
      Set LOG_GROUP_NAME in the dashboard’s environment to the log group of the gateway’s function,
      such as /aws/lambda/momento-gateway, and restart the dashboard.
    </Alert>
  );
}
