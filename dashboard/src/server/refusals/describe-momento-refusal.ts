import type { MomentoRefusal } from './momento-refusal.ts';
import type { Description } from './refusal.ts';

const TAKE_IT = 'Take the current signing secret from Momento';

/** What Momento refused, or what is half done, and how to go on. */
export function describeMomentoRefusal(refusal: MomentoRefusal): Description {
  switch (refusal.refusal) {
    case 'momento-denied':
      return {
        status: 403,
        title: 'Momento denies access',
        detail: 'The API key may not do this. Take one that may manage the cache’s webhooks.',
      };
    case 'momento-not-found':
      return {
        status: 404,
        title: 'Momento does not know it',
        detail: 'There is no such cache or webhook for this API key. Check the cache’s name.',
      };
    case 'momento-limit-exceeded':
      return {
        status: 409,
        title: 'A limit of Momento is reached',
        detail:
          'A cache may have five webhooks. Point an existing one here, delete one, or try again shortly.',
      };
    case 'momento-invalid':
      return {
        status: 400,
        title: 'Momento does not take this',
        detail: `It refused the names or the URL (${refusal.momentoCode}). The gateway’s URL must be one that Momento can reach.`,
      };
    case 'momento-unreachable':
      return {
        status: 503,
        title: 'Momento does not answer',
        detail: `Check the network and the key’s endpoint, and try again (${refusal.momentoCode}).`,
      };
    case 'momento-error':
      return {
        status: 502,
        title: 'Momento answered with an error',
        detail: `Try again; if it stays, ask Momento about it (${refusal.momentoCode}).`,
      };
    case 'momento-webhook-exists':
      return {
        status: 409,
        title: 'The name is taken at Momento',
        detail: `Cache “${refusal.cache}” has a webhook “${refusal.name}”. Choose another name, or point that one here.`,
      };
    case 'momento-webhook-not-found':
      return {
        status: 404,
        title: 'No such webhook at Momento',
        detail: `Cache “${refusal.cache}” has no webhook “${refusal.name}”. List its webhooks again.`,
      };
    case 'momento-webhook-registered':
      return {
        status: 409,
        title: 'It posts here already',
        detail: `Its webhook is registered as “${refusal.name}”. Open that, or delete it first.`,
      };
    case 'momento-webhook-unmatched':
      return {
        status: 409,
        title: 'Momento has no webhook for this URL',
        detail: `No webhook of cache “${refusal.cache}” posts this topic to ${refusal.url}. Give that URL to one, or paste the signing secret.`,
      };
    case 'momento-webhook-ambiguous':
      return {
        status: 409,
        title: 'Several webhooks of Momento post to this URL',
        detail: `${refusal.names.join(', ')}: each has its own signing secret, and only one can be right. Delete the others at Momento.`,
      };
    case 'pointing-unsettled':
      return {
        status: 502,
        title: 'Momento did not say whether it points here',
        detail: `The webhook is registered with the right signing secret, so nothing is lost if “${refusal.name}” posts to ${refusal.url}. List the cache’s webhooks; if it does not, delete the webhook here and register it again.`,
      };
    case 'rotation-unsettled':
      return {
        status: 502,
        title: 'Momento did not say whether it rotated',
        detail: `If it did, events are refused until the new signing secret is stored. ${TAKE_IT} now; that is right in both cases.`,
      };
    case 'secret-not-stored':
      return {
        status: 502,
        title: 'The new signing secret could not be stored',
        detail: `Momento signs with it already, so events are refused until it is. ${TAKE_IT} as soon as this is fixed: ${refusal.reason}`,
      };
    case 'not-undone':
      return {
        status: 502,
        title: 'It was begun and could not be undone',
        detail: `Delete ${refusal.left.join(' and ')}, and try again. ${refusal.reason}`,
      };
  }
}
