import { describeMomentoRefusal } from './describe-momento-refusal.ts';
import type { Description, Refusal } from './refusal.ts';

/** A refusal in HTTP's and people's words: what happened and what to do about it. */
export function describeRefusal(refusal: Refusal): Description {
  switch (refusal.refusal) {
    case 'foreign-host':
      return describe(
        403,
        'Unexpected host name',
        'Call the dashboard as localhost or 127.0.0.1, or add its name to DASHBOARD_HOSTS.',
      );
    case 'foreign-page':
      return describe(
        403,
        'Call from another page',
        'Only the dashboard’s own pages may change things. Open the dashboard and do it there.',
      );
    case 'not-signed-in':
      return describe(
        401,
        'Not signed in',
        'Open the address that the dashboard printed when it started, or send its token: Authorization: Bearer.',
      );
    case 'path-malformed':
      return describe(
        400,
        'The address cannot be read',
        'A % in it stands for no character. Write %25 for a percent sign.',
      );
    case 'method-unknown':
      return describe(405, 'Unknown method', 'All calls are described at /api/openapi.json.');
    case 'no-web-socket':
      return describe(400, 'No web sockets', 'All calls are described at /api/openapi.json.');
    case 'not-found':
      return describe(404, 'Nothing is here', 'All calls are described at /api/openapi.json.');
    case 'body-cut-off':
      return describe(400, 'Body is not whole', 'The connection ended before the body did.');
    case 'body-not-json':
      return describe(400, 'Body is not JSON', 'Send one JSON object.');
    case 'body-not-declared-json':
      return describe(415, 'Body is not declared as JSON', 'Send Content-Type: application/json.');
    case 'body-too-deep':
      return describe(
        400,
        'Body is nested too deep',
        `Put objects and lists at most ${refusal.max} deep into each other.`,
      );
    case 'body-too-large':
      return describe(413, 'Body is too large', 'Send less than 1 MB.');
    case 'invalid':
      return describe(400, 'Invalid input', 'Correct the fields named in errors.');
    case 'webhook-not-found':
      return describe(404, 'No such webhook', 'It may have been deleted. Look for it in the list.');
    case 'rule-not-found':
      return describe(404, 'No such rule', 'It may have been deleted. Look for it in the list.');
    case 'viewer-not-found':
      return describe(404, 'No such viewer', 'Its time was over, or it was closed. Open another.');
    case 'redrive-not-found':
      return describe(
        404,
        'No such redrive',
        'No dashboard has told of it, or it was long ago. What is still in the list of failures was not redriven.',
      );
    case 'redrive-elsewhere':
      return describe(
        409,
        'The redrive runs in another dashboard',
        `It was started in the dashboard ${refusal.runsAt} (host and process id), and nothing of it can be read here: look at it there. With LOG_GROUP_NAME set in both, every dashboard can follow it.`,
      );
    case 'failure-not-found':
      return describe(404, 'No such failure', 'It was redriven or deleted, or it expired.');
    case 'failure-busy':
      return describe(
        409,
        'The failure is held elsewhere',
        'Another dashboard looks at it or works on it right now. Try again shortly.',
      );
    case 'too-many-viewers':
      return describe(
        409,
        'Too many live pages are open',
        `At most ${refusal.max} can be open at a time. Close one; one that was left ends by itself within three minutes.`,
      );
    case 'webhook-unreadable':
      return describe(
        409,
        'The webhook’s secret cannot be read',
        'Its value is not that of a webhook. Correct it in Secrets Manager, or delete the webhook.',
      );
    case 'webhook-busy':
      return describe(
        409,
        'The webhook is being changed by others',
        'It was changed again and again meanwhile, so this change was not made. Look at it and try again.',
      );
    case 'change-unsettled':
      return describe(
        502,
        'AWS did not say whether it was done',
        'It may be done or not. Look at the webhook, or for it in the list, before you try again.',
      );
    case 'too-many-previous-secrets':
      return describe(
        409,
        'Too many previous signing secrets',
        `${refusal.max} are still accepted, and one more is not possible. The first ends at ${new Date(refusal.firstEndsAt).toISOString()}: wait, or end them now.`,
      );
    case 'rule-exists':
      return describe(
        409,
        'The name is taken',
        `There is a rule “${refusal.name}” already. Choose another name.`,
      );
    case 'queue-exists':
      return describe(
        409,
        'The name is taken',
        `There is a queue “${refusal.name}” already. Pick it, or choose another name.`,
      );
    case 'bus-not-found':
      return describe(
        409,
        'No such bus',
        `There is no event bus “${refusal.name}”. Create it, or set EVENT_BUS_NAME.`,
      );
    case 'policy-unreadable':
      return describe(
        409,
        'The policy cannot be read',
        `The policy of ${refusal.arn} is not one this dashboard can add to. Correct it in its service.`,
      );
    case 'policy-contended':
      return describe(
        409,
        'Others change the same policy',
        `What was added to the policy of ${refusal.arn} was written over again and again. Try again shortly.`,
      );
    case 'rule-being-edited':
      return describe(
        409,
        'The rule is being changed',
        `Somebody else is changing the rule “${refusal.name}” just now. Try again in half a minute.`,
      );
    case 'rule-changed':
      return describe(
        409,
        'The rule was changed meanwhile',
        'It is not the version that you saw any more: errors names the parts that differ. Read it again, then change it.',
      );
    case 'rule-left-changed':
      return describe(
        502,
        'The rule could not be brought back',
        `${refusal.cause} The rule “${refusal.name}” is not as it was before: ${refusal.state} Save or delete it again.`,
      );
    case 'rule-managed-by-aws':
      return describe(
        409,
        'The rule belongs to an AWS service',
        `${refusal.message} Change it in that service.`,
      );
    case 'not-configured':
      return describe(
        503,
        'Not configured',
        `Set ${refusal.variable} in the dashboard’s environment and start it again.`,
      );
    case 'gateway-unreachable':
      return describe(
        502,
        'The gateway does not answer',
        refusal.reason === 'timed-out'
          ? 'It did not answer within 5 s. Look at its log.'
          : 'No connection to the Function URL. Check FUNCTION_URL and that the gateway runs.',
      );
    case 'momento-denied':
    case 'momento-not-found':
    case 'momento-limit-exceeded':
    case 'momento-invalid':
    case 'momento-unreachable':
    case 'momento-error':
    case 'momento-webhook-exists':
    case 'momento-webhook-not-found':
    case 'momento-webhook-registered':
    case 'momento-webhook-unmatched':
    case 'momento-webhook-ambiguous':
    case 'pointing-unsettled':
    case 'rotation-unsettled':
    case 'secret-not-stored':
    case 'not-undone':
      return describeMomentoRefusal(refusal);
    case 'aws-throttled':
      return describe(
        429,
        'AWS is throttling',
        'Too many calls to AWS just now. Try again shortly.',
      );
    case 'aws-limit-exceeded':
      return describe(
        409,
        'A limit of AWS is reached',
        `${refusal.message ?? 'No more of these are possible.'} Remove some, or ask AWS for more.`,
      );
    case 'aws-access-denied':
      return describe(
        502,
        'AWS denies access',
        `${refusal.message ?? 'The dashboard’s role lacks a permission'}. Add it to the role.`,
      );
    case 'aws-no-credentials':
      return describe(
        502,
        'No valid AWS credentials',
        'Give the dashboard’s process AWS credentials (and AWS_REGION), or renew them.',
      );
    case 'aws-unreachable':
      return describe(503, 'AWS does not answer', 'Check the network and AWS_ENDPOINT_URL.');
    case 'aws-error':
      return describe(
        502,
        'AWS answered with an error',
        'Try again; if it stays, ask AWS about it.',
      );
  }
}

/** A refusal in sentences, as the reason of another one. */
export function explainRefusal(refusal: Refusal): string {
  const { title, detail } = describeRefusal(refusal);
  return `${title}. ${detail}`;
}

function describe(status: number, title: string, detail: string): Description {
  return { status, title, detail };
}
