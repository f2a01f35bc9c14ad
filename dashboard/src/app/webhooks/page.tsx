import { WebhooksPage } from '../../ui/webhooks/list/webhooks-page.tsx';

export default function Route() {
  return <WebhooksPage />;
}
