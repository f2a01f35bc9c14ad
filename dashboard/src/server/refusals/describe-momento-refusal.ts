import type { MomentoRefusal } from './momento-refusal.ts';
import type { Description } from './refusal.ts';

const TAKE_IT = 'Take the current signing secret from Momento';

/** What Momento refused, or what is half done, and what to do next. */
export function describeMomentoRefusal(refusal: MomentoRefusal): Description {
  switch (refusal.refusal) {
    case 'momento-denied':
      return {
        status: 403,
        title: 'Momento denies access',
        detail:
          'The API key does not have this permission. Use one that may manage the cache’s webhooks.',
      };
    case 'momento-not-found':
      return {
        status: 404,
        title: 'Momento did not find it',
        detail: 'This API key sees no such cache or webhook. Check the name of the cache.',
      };
    case 'momento-limit-exceeded':
      return {
        status: 409,
        title: 'A Momento limit was reached',
        detail:
          'A cache can have five webhooks. Point an existing one here, delete one, or try again shortly.',
      };
    case 'momento-invalid':
      return {
        status: 400,
        title: 'Momento does not accept this',
        detail: `It refused the names or the URL (${refusal.momentoCode}). Momento must be able to reach the gateway’s URL.`,
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
        detail: `Try again. If it happens again, contact Momento (${refusal.momentoCode}).`,
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
        title: 'Momento has no webhook with this URL',
        detail: `No webhook of cache “${refusal.cache}” posts this topic to ${refusal.url}. Give that URL to one, or paste the signing secret.`,
      };
    case 'momento-webhook-ambiguous':
      return {
        status: 409,
        title: 'Several Momento webhooks post to this URL',
        detail: `${refusal.names.join(', ')}: each has its own signing secret, and the gateway accepts only one. Delete the others at Momento.`,
      };
    case 'pointing-unsettled':
      return {
        status: 502,
        title: 'Momento did not confirm that the webhook posts here',
        detail: `The webhook is registered with the right signing secret, so nothing is lost if “${refusal.name}” posts to ${refusal.url}. List the cache’s webhooks; if it does not, delete the webhook here and register it again.`,
      };
    case 'rotation-unsettled':
      return {
        status: 502,
        title: 'Momento did not confirm the rotation',
        detail: `If Momento rotated, the gateway rejects events until the new signing secret is stored. ${TAKE_IT} now: that works in both cases.`,
      };
    case 'secret-not-stored':
      return {
        status: 502,
        title: 'The new signing secret could not be stored',
        detail: `Momento signs with it already, so the gateway rejects events until it is stored. ${TAKE_IT} as soon as this is fixed: ${refusal.reason}`,
      };
    case 'not-undone':
      return {
        status: 502,
        title: 'A failed change could not be undone',
        detail: `Delete ${refusal.left.join(' and ')}, and try again. ${refusal.reason}`,
      };
  }
}
