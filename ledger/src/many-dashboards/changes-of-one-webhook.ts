import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { firstOf, insistOn, isDone, type PlayRound } from './round.ts';

/**
 * Every dashboard stores a signing secret of its own for one webhook while others rename and
 * disable it. Every secret that was ever accepted has to be in the webhook's, and every change.
 */
export const changesOfOneWebhook: PlayRound = async (round) => {
  const { name, dashboards, secrets, tally } = round;
  const first = `first-secret-of-${name}`;
  const { webhookId } = await insistOn(
    firstOf(round)('POST', '/webhooks', {
      name,
      cache: name,
      topic: 'orders',
      signingSecret: first,
    }),
  );
  const path = `/webhooks/${webhookId}`;
  const secretOf = (place: number) => `secret-${place}-of-${name}`;
  const [renaming, disabling, ...rotating] = await Promise.all([
    dashboards[0]?.('PATCH', path, { name: `${name} renamed` }),
    dashboards[1]?.('PATCH', path, { enabled: false }),
    ...dashboards.map((ask, place) =>
      ask('POST', `${path}/secret`, { signingSecret: secretOf(place), overlapMinutes: 60 }),
    ),
  ]);
  const { SecretString = '' } = await secrets.send(
    new GetSecretValueCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  const stored = JSON.parse(SecretString);
  const listed = await insistOn(firstOf(round)('GET', path));

  const previous: { signingSecret: string }[] = stored.previous ?? [];
  const known = new Set([stored.signingSecret, ...previous.map((one) => one.signingSecret)]);
  const accepted = rotating.flatMap((answer, place) =>
    answer !== undefined && isDone(answer) ? [secretOf(place)] : [],
  );
  for (const secret of accepted.length > 0 ? [first, ...accepted] : [first]) {
    if (!known.has(secret)) tally.accuse('a signing secret was lost', `${secret} of ${[...known]}`);
  }
  for (const answer of rotating) {
    if (answer === undefined || isDone(answer)) continue;
    if (answer.status === 409) tally.count('rotations refused, as the webhook had changed');
    else tally.accuse('a signing secret was not stored', JSON.stringify(answer));
  }
  if (renaming !== undefined && isDone(renaming) && stored.name !== `${name} renamed`) {
    tally.accuse('a change was undone', `${name} is named ${stored.name}`);
  }
  if (disabling !== undefined && isDone(disabling) && stored.enabled) {
    tally.accuse('a change was undone', `${name} is enabled`);
  }
  if (listed.name !== stored.name || listed.enabled !== stored.enabled) {
    tally.accuse('the dashboard says what is not so', JSON.stringify([listed, stored.name]));
  }
  await insistOn(firstOf(round)('DELETE', path));
  tally.count('changes of one webhook', dashboards.length + 2);
};
