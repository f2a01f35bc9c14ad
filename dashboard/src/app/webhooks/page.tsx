import { WebhooksPage } from '../../ui/webhooks/webhooks-page.tsx';

export default function Route() {
  return <WebhooksPage />;
}
