import { ApiError } from '@momento-gateway/api/api-error';
import type { MomentoWebhook } from '@momento-gateway/api/momento/momento';
import { listMomentoWebhooks } from '@momento-gateway/api/momento/momento-operations';
import type { ListedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import { listAllWebhooks } from '../dashboard/connect-dashboard.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';
import type { MomentoKey } from './momento-key.ts';

interface CheckMomentoOptions {
  readonly key: MomentoKey;
  /** Whether these are all tenants: else a URL that none of them has may be another one's. */
  readonly isAll: boolean;
}

/** A webhook with the tenant as which it is looked at. */
interface OwnWebhook {
  readonly target: DoctorTarget;
  readonly webhook: ListedWebhook;
}

/** Compares the webhooks of tenants with those that Momento has for their caches. */
export async function checkMomento(
  targets: readonly DoctorTarget[],
  options: CheckMomentoOptions,
): Promise<readonly Finding[]> {
  const own: OwnWebhook[] = [];
  for (const target of targets) {
    const { webhooks } = await listAllWebhooks(target.api);
    own.push(...webhooks.map((webhook) => ({ target, webhook })));
  }
  const findings: Finding[] = [];
  for (const cache of new Set(own.map(({ webhook }) => webhook.cache))) {
    findings.push(...(await checkCache(cache, own, options)));
  }
  if (findings.some(({ state }) => state !== 'ok')) return findings;
  return [ok(`Momento: it has a webhook for each of the ${own.length} registered here`)];
}

async function checkCache(
  cache: string,
  own: readonly OwnWebhook[],
  { key, isAll }: CheckMomentoOptions,
): Promise<readonly Finding[]> {
  const ofCache = own.filter(({ webhook }) => webhook.cache === cache);
  const [first] = ofCache;
  if (first === undefined) return [];
  try {
    const { momentoWebhooks } = await first.target.api(listMomentoWebhooks, {
      body: { ...key, cache },
    });
    const lacking = ofCache.flatMap((one) => checkWebhook(one, momentoWebhooks));
    if (!isAll) return lacking;
    const urls = new Set(own.map(({ webhook }) => webhook.url));
    const start = webhookUrl(first.target.gateway.gatewayUrl ?? '', '');
    const strays = momentoWebhooks.filter(({ url }) => url.startsWith(start) && !urls.has(url));
    return [...lacking, ...strays.map((stray) => describeStray(cache, stray))];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [unknown(`Momento: the webhooks of the cache ${cache} are not known`, error.message)];
  }
}

function checkWebhook(
  { target, webhook }: OwnWebhook,
  momentoWebhooks: readonly MomentoWebhook[],
): readonly Finding[] {
  const { name, webhookId, topic, url } = webhook;
  const posting = momentoWebhooks.filter((one) => one.url === url);
  if (posting.some((one) => one.topic === topic)) return [];
  const [other] = posting;
  const what = `Momento: webhook ${name} (${webhookId}) of the tenant ${target.tenant}`;
  return [
    other === undefined
      ? wrong(
          `${what}: Momento posts nothing to its URL`,
          `Create a webhook for the topic ${topic} at Momento with the URL ${url}, or delete this one.`,
        )
      : wrong(
          `${what}: Momento posts the topic ${other.topic} to its URL, and each call is rejected, because it is for ${topic}`,
          `Correct the URL of ${other.name} at Momento.`,
        ),
  ];
}

function describeStray(cache: string, { name, topic, url }: MomentoWebhook): Finding {
  return wrong(
    `Momento: its webhook ${name} (${cache}, ${topic}) posts to ${url}, where none is registered, so its events are lost`,
    'Register a webhook and point it there, or delete it at Momento.',
  );
}
