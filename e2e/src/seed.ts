import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createQueue, createSqs } from './aws.ts';
import type { Product } from './product.ts';

const AT_A_TIME = 16;

/** Creates webhooks `many-<n>` of cache `cache-<n % 100>` and topic `topic-<n>`, newest last. */
export async function seedWebhooks(product: Product, count: number): Promise<void> {
  const secrets = new SecretsManagerClient(connectionOf(product));
  const from = Date.now() - count;
  await repeat(count, async (n) => {
    const webhook = {
      v: 1,
      tenant: 'default',
      name: `many-${n}`,
      cache: `cache-${n % 100}`,
      topic: `topic-${n}`,
      enabled: n % 10 !== 0,
      parseText: false,
      createdAt: from + n,
    };
    await secrets.send(
      new CreateSecretCommand({
        Name: `momento-gateway/00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        Description: JSON.stringify(webhook),
        SecretString: JSON.stringify({ ...webhook, signingSecret: `secret-${n}` }),
      }),
    );
  });
}

/** Creates rules `many-<n>`, each for its own topic and with one target. */
export async function seedRules(product: Product, count: number): Promise<void> {
  const events = new EventBridgeClient(connectionOf(product));
  const { arn } = await createQueue(createSqs(product), 'many');
  await repeat(count, async (n) => {
    const Name = `many-${n}`;
    const pattern = { source: ['Momento'], 'detail-type': [`cache-${n % 100}#topic-${n}`] };
    await events.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }));
    await events.send(new PutTargetsCommand({ Rule: Name, Targets: [{ Id: '1', Arn: arn }] }));
  });
}

function connectionOf(product: Product) {
  return {
    endpoint: product.awsUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
  };
}

async function repeat(count: number, work: (n: number) => Promise<void>): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => n).values();
  const workNext = async () => {
    for (const n of numbers) await work(n);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, workNext));
}
