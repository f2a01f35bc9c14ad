import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import { simplifyWildcards, WILDCARD_RULES_PER_BUS } from '@momento-gateway/api/pattern/wildcard';
import { webhookHref } from '../../navigation/hrefs.ts';
import { PageLink } from '../../navigation/page-link.tsx';
import { useWebhook } from '../../queries/use-webhooks.ts';

/** Says when no event of a webhook can have the field `json`. */
export function ParseTextNote({ webhookId }: { readonly webhookId: string }) {
  const webhook = useWebhook(webhookId).data;
  if (webhook === undefined || webhook.parseText) return null;
  return (
    <Alert type="warning" statusIconAriaLabel="Warning">
      {webhook.name} does not parse text, so its events do not have this field. Turn on “Parse text”
      in <PageLink href={webhookHref(webhookId, { tab: 'settings' })}>its settings</PageLink>.
    </Alert>
  );
}

const TEXTS = { prefix: 'a prefix', suffix: 'a suffix', equals: 'the exact text' } as const;

/** Says when a cheaper operator matches the same, which the pattern then uses instead. */
export function WildcardNote({ wildcards }: { readonly wildcards: readonly string[] }) {
  const simple = wildcards.every((text) => text === '') ? undefined : simplifyWildcards(wildcards);
  return (
    <Box variant="small">
      {simple === undefined
        ? `* matches any characters. A bus can have ${WILDCARD_RULES_PER_BUS} rules with wildcards.`
        : `The pattern uses ${TEXTS[simple.match]} (${simple.texts.join(', ')}), which matches the same and does not count toward the ${WILDCARD_RULES_PER_BUS} rules with wildcards.`}
    </Box>
  );
}
