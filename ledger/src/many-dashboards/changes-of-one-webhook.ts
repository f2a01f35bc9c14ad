import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { firstOf, isDone, type PlayRound, requireSuccess } from './round.ts';

/**
 * Every dashboard stores another signing secret for one webhook, while others rename and disable it.
 * The webhook must have every accepted secret and every change.
 */
export const changesOfOneWebhook: PlayRound = async (round) => {
  const { name, dashboards, secrets, tally } = round;
  const first = `first-secret-of-${name}`;
  const { webhookId } = await requireSuccess(
    firstOf(round)('POST', '/webhooks', {
      name,
      cache: name,
      topic: 'orders',
      signingSecret: first,
    }),
  );
  const path = `/webhooks/${webhookId}`;
  const secretOf = (index: number) => `secret-${index}-of-${name}`;
  const [renaming, disabling, ...rotating] = await Promise.all([
    dashboards[0]?.('PATCH', path, { name: `${name} renamed` }),
    dashboards[1]?.('PATCH', path, { enabled: false }),
    ...dashboards.map((ask, index) =>
      ask('POST', `${path}/secret`, { signingSecret: secretOf(index), overlapMinutes: 60 }),
    ),
  ]);
  const { SecretString = '' } = await secrets.send(
    new GetSecretValueCommand({ SecretId: `momento-gateway/${webhookId}` }),
  );
  const stored = JSON.parse(SecretString);
  const listed = await requireSuccess(firstOf(round)('GET', path));

  const previous: { signingSecret: string }[] = stored.previous ?? [];
  const known = new Set([stored.signingSecret, ...previous.map((one) => one.signingSecret)]);
  const accepted = rotating.flatMap((answer, index) =>
    answer !== undefined && isDone(answer) ? [secretOf(index)] : [],
  );
  for (const secret of accepted.length > 0 ? [first, ...accepted] : [first]) {
    if (!known.has(secret))
      tally.addViolation('a signing secret was lost', `${secret} of ${[...known]}`);
  }
  for (const answer of rotating) {
    if (answer === undefined || isDone(answer)) continue;
    if (answer.status === 409) tally.count('rotations rejected because the webhook had changed');
    else tally.addViolation('a signing secret was not stored', JSON.stringify(answer));
  }
  if (renaming !== undefined && isDone(renaming) && stored.name !== `${name} renamed`) {
    tally.addViolation('a change was undone', `${name} is named ${stored.name}`);
  }
  if (disabling !== undefined && isDone(disabling) && stored.enabled) {
    tally.addViolation('a change was undone', `${name} is enabled`);
  }
  if (listed.name !== stored.name || listed.enabled !== stored.enabled) {
    tally.addViolation(
      'the dashboard shows something other than AWS has',
      JSON.stringify([listed, stored.name]),
    );
  }
  await requireSuccess(firstOf(round)('DELETE', path));
  tally.count('changes of one webhook', dashboards.length + 2);
};
