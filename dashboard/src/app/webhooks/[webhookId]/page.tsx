import { WebhookPage } from '../../../ui/webhooks/page/webhook-page.tsx';

export default async function Route({ params }: PageProps<'/webhooks/[webhookId]'>) {
  const { webhookId } = await params;
  return <WebhookPage key={webhookId} webhookId={webhookId} />;
}
