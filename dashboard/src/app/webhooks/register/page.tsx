import { RegisterWebhookPage } from '../../../ui/webhooks/register-webhook-page.tsx';

export default function Route() {
  return <RegisterWebhookPage />;
}
