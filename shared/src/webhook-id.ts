/** Shape of a webhook id: a lower-case UUID, so that a CloudFormation stack's own UUID can be one. */
export const WEBHOOK_ID_PATTERN = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isWebhookId(value: string): boolean {
  return WEBHOOK_ID_PATTERN.test(value);
}
