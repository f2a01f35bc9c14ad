import { RegisterWebhookPage } from '../../../ui/webhooks/register/register-webhook-page.tsx';

export default function Route() {
  return <RegisterWebhookPage />;
}
