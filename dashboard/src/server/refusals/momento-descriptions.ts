import type { MomentoRefusal } from './momento-refusal.ts';

/** HTTP status, title and detail. */
type Words = readonly [status: number, title: string, detail: string];

type OfKind<Refused, Kind> = Refused extends { readonly refusal: infer Kinds }
  ? Kind extends Kinds
    ? Refused
    : never
  : never;

/** The text of each kind of refusal. */
export type Descriptions<Refused extends { readonly refusal: string }> = {
  readonly [Kind in Refused['refusal']]: Words | ((refusal: OfKind<Refused, Kind>) => Words);
};

const TAKE_IT = 'Take the current signing secret from Momento';

/** What Momento refused, or what is half done, and what to do next. */
export const MOMENTO_DESCRIPTIONS: Descriptions<MomentoRefusal> = {
  'momento-denied': [
    403,
    'Momento denies access',
    'The API key does not have this permission. Use one that may manage the cache’s webhooks.',
  ],
  'momento-not-found': [
    404,
    'Momento did not find it',
    'This API key sees no such cache or webhook. Check the name of the cache.',
  ],
  'momento-limit-exceeded': [
    409,
    'A Momento limit was reached',
    'A cache can have five webhooks. Point an existing one here, delete one, or try again shortly.',
  ],
  'momento-invalid': ({ momentoCode }) => [
    400,
    'Momento does not accept this',
    `It refused the names or the URL (${momentoCode}). Momento must be able to reach the gateway’s URL.`,
  ],
  'momento-unreachable': ({ momentoCode }) => [
    503,
    'Momento does not answer',
    `Check the network and the key’s endpoint, and try again (${momentoCode}).`,
  ],
  'momento-error': ({ momentoCode }) => [
    502,
    'Momento answered with an error',
    `Try again. If it happens again, contact Momento (${momentoCode}).`,
  ],
  'momento-webhook-exists': ({ cache, name }) => [
    409,
    'The name is taken at Momento',
    `Cache “${cache}” has a webhook “${name}”. Choose another name, or point that one here.`,
  ],
  'momento-webhook-not-found': ({ cache, name }) => [
    404,
    'No such webhook at Momento',
    `Cache “${cache}” has no webhook “${name}”. List its webhooks again.`,
  ],
  'momento-webhook-registered': ({ name }) => [
    409,
    'It posts here already',
    `Its webhook is registered as “${name}”. Open that, or delete it first.`,
  ],
  'momento-webhook-unmatched': ({ cache, url }) => [
    409,
    'Momento has no webhook with this URL',
    `No webhook of cache “${cache}” posts this topic to ${url}. Give that URL to one, or paste the signing secret.`,
  ],
  'momento-webhook-ambiguous': ({ names }) => [
    409,
    'Several Momento webhooks post to this URL',
    `${names.join(', ')}: each has its own signing secret, and the gateway accepts only one. Delete the others at Momento.`,
  ],
  'pointing-unsettled': ({ name, url }) => [
    502,
    'Momento did not confirm that the webhook posts here',
    `The webhook is registered with the right signing secret, so nothing is lost if “${name}” posts to ${url}. List the cache’s webhooks; if it does not, delete the webhook here and register it again.`,
  ],
  'rotation-unsettled': [
    502,
    'Momento did not confirm the rotation',
    `If Momento rotated, the gateway rejects events until the new signing secret is stored. ${TAKE_IT} now: that works in both cases.`,
  ],
  'secret-not-stored': ({ reason }) => [
    502,
    'The new signing secret could not be stored',
    `Momento signs with it already, so the gateway rejects events until it is stored. ${TAKE_IT} as soon as this is fixed: ${reason}`,
  ],
  'not-undone': ({ left, reason }) => [
    502,
    'A failed change could not be undone',
    `Delete ${left.join(' and ')}, and try again. ${reason}`,
  ],
};
