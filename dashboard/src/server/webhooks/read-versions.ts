import {
  type APIErrorType,
  BatchGetSecretValueCommand,
  type BatchGetSecretValueResponse,
} from '@aws-sdk/client-secrets-manager';
import { isSecretGone } from '@momento-gateway/shared/is-aws-error';
import { parseWebhookSecret, webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import pMap from 'p-map';
import { classifyAwsError } from '../aws/classify-aws-error.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import type { SecretVersion } from './read-secret.ts';
import type { UnreadableWebhook, WebhooksContext } from './webhook-index.ts';

/** The most that one call of Secrets Manager reads. */
const BATCH_SIZE = 20;

/** Secrets Manager allows 100 of these calls a second. */
const PARALLEL_BATCHES = 8;

/** Each webhook whose value should be read is in one of these. */
export interface ReadVersions {
  readonly versions: ReadonlyMap<string, SecretVersion>;
  readonly unreadable: readonly UnreadableWebhook[];
  /** Deleted since they were listed. */
  readonly gone: readonly string[];
}

/** Reads values of secrets, twenty per call; one that cannot be read does not affect the others. */
export async function readVersions(
  { secrets, config }: Pick<WebhooksContext, 'secrets' | 'config'>,
  webhookIds: readonly string[],
): Promise<ReadVersions> {
  const versions = new Map<string, SecretVersion>();
  const unreadable: UnreadableWebhook[] = [];
  const gone: string[] = [];
  const starts = Array.from(
    { length: Math.ceil(webhookIds.length / BATCH_SIZE) },
    (_, place) => place * BATCH_SIZE,
  );
  const read = async (start: number): Promise<void> => {
    const batch = webhookIds.slice(start, start + BATCH_SIZE);
    const answer = await readBatch(
      secrets,
      batch.map((webhookId) => webhookSecretName(config.secretPrefix, webhookId)),
    );
    if (typeof answer === 'string') {
      unreadable.push(...batch.map((webhookId) => ({ webhookId, reason: answer })));
      return;
    }
    for (const webhookId of batch) {
      const result = readResult(answer, webhookSecretName(config.secretPrefix, webhookId));
      if (result === 'gone') gone.push(webhookId);
      else if (typeof result === 'string') unreadable.push({ webhookId, reason: result });
      else versions.set(webhookId, result);
    }
  };
  await pMap(starts, read, { concurrency: PARALLEL_BATCHES });
  return { versions, unreadable, gone };

  function readResult(
    { SecretValues = [], Errors = [] }: BatchGetSecretValueResponse,
    name: string,
  ): SecretVersion | 'gone' | string {
    const value = SecretValues.find(({ Name }) => Name === name);
    if (value === undefined) return explainMissing(Errors.find((one) => isOf(one, name)));
    const secret = parseWebhookSecret(value.SecretString ?? '');
    if (secret === undefined) return 'Its value is not a webhook’s.';
    return { versionId: value.VersionId ?? '', secret };
  }

  /** AWS may name a secret by its ARN. */
  function isOf({ SecretId = '' }: APIErrorType, name: string): boolean {
    return SecretId === name || SecretId.includes(`:secret:${name}`);
  }
}

/** Who may only see may not read values. @returns that, for people, in place of the values. */
async function readBatch(
  secrets: WebhooksContext['secrets'],
  SecretIdList: string[],
): Promise<BatchGetSecretValueResponse | string> {
  try {
    return await secrets.send(new BatchGetSecretValueCommand({ SecretIdList }));
  } catch (error) {
    const refusal = classifyAwsError(error);
    if (refusal?.refusal !== 'aws-access-denied') throw error;
    return describeRefusal(refusal).detail;
  }
}

/** Names AWS's error, which is about the secret's key or a permission. */
function explainMissing(error: APIErrorType | undefined): 'gone' | string {
  if (error === undefined) return 'Secrets Manager did not return it.';
  const { ErrorCode = 'an error without a name', Message = '' } = error;
  return isSecretGone({ name: ErrorCode, message: Message })
    ? 'gone'
    : `Secrets Manager answered ${ErrorCode}.`;
}
