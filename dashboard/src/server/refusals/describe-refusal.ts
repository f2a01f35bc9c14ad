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
        'Open the address that the dashboard printed when it started, or send its token in the header Authorization: Bearer.',
      );
    case 'path-malformed':
      return describe(
        400,
        'The address is malformed',
        'A percent sign in it is not part of an escaped character. Write %25 for a percent sign.',
      );
    case 'method-unknown':
      return describe(405, 'Unknown method', 'All calls are described at /api/openapi.json.');
    case 'no-web-socket':
      return describe(
        400,
        'WebSockets are not supported',
        'All calls are described at /api/openapi.json.',
      );
    case 'not-found':
      return describe(404, 'Not found', 'All calls are described at /api/openapi.json.');
    case 'body-cut-off':
      return describe(400, 'Body is incomplete', 'The connection ended before the body did.');
    case 'body-not-json':
      return describe(400, 'Body is not JSON', 'Send one JSON object.');
    case 'body-not-declared-json':
      return describe(415, 'Body is not declared as JSON', 'Send Content-Type: application/json.');
    case 'body-too-deep':
      return describe(
        400,
        'Body is nested too deeply',
        `Nest objects and lists at most ${refusal.max} levels deep.`,
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
      return describe(404, 'No such viewer', 'It expired or was closed. Open another one.');
    case 'redrive-not-found':
      return describe(
        404,
        'No such redrive',
        'No dashboard knows it, or it ran too long ago. What is still in the list of failures was not redriven.',
      );
    case 'redrive-elsewhere':
      return describe(
        409,
        'The redrive runs in another dashboard',
        `It was started in the dashboard ${refusal.runsAt} (host and process id), and its progress cannot be read here: look at it there. With LOG_GROUP_NAME set, every dashboard can follow it.`,
      );
    case 'failure-not-found':
      return describe(404, 'No such failure', 'It was redriven or deleted, or it expired.');
    case 'failure-busy':
      return describe(
        409,
        'Another dashboard holds the failure',
        'Another dashboard is reading it or working on it. Try again shortly.',
      );
    case 'too-many-viewers':
      return describe(
        409,
        'Too many live pages are open',
        `At most ${refusal.max} can be open at a time. Close one. A page that was left ends by itself within three minutes.`,
      );
    case 'webhook-unreadable':
      return describe(
        409,
        'The webhook’s secret cannot be read',
        'Its value is not a webhook’s. Fix it in Secrets Manager, or delete the webhook.',
      );
    case 'webhook-busy':
      return describe(
        409,
        'Others are changing the webhook',
        'It kept changing in the meantime, so this change was not made. Look at the webhook and try again.',
      );
    case 'change-unsettled':
      return describe(
        502,
        'AWS did not confirm the change',
        'The change may have been made. Check the list of webhooks before you try again.',
      );
    case 'too-many-previous-secrets':
      return describe(
        409,
        'Too many previous signing secrets',
        `${refusal.max} are still accepted, and there cannot be more. The first ends at ${new Date(refusal.firstEndsAt).toISOString()}: wait, or end them now.`,
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
        `The policy of ${refusal.arn} is not one that this dashboard can add to. Fix it in that service.`,
      );
    case 'policy-contended':
      return describe(
        409,
        'Others are changing the same policy',
        `What was added to the policy of ${refusal.arn} kept being overwritten. Try again shortly.`,
      );
    case 'rule-being-edited':
      return describe(
        409,
        'The rule is being changed',
        `Someone else is changing the rule “${refusal.name}”. Try again in 30 seconds.`,
      );
    case 'rule-changed':
      return describe(
        409,
        'The rule has changed',
        'It is no longer the version that you saw: errors names the parts that differ. Read it again, then change it.',
      );
    case 'rule-left-changed':
      return describe(
        502,
        'The rule could not be restored',
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
        'Too many calls to AWS at the moment. Try again shortly.',
      );
    case 'aws-limit-exceeded':
      return describe(
        409,
        'An AWS limit was reached',
        `${refusal.message ?? 'There cannot be more of these.'} Remove some, or request a quota increase from AWS.`,
      );
    case 'aws-access-denied':
      return describe(
        502,
        'AWS denies access',
        `${refusal.message ?? 'The dashboard’s role is missing a permission'}. Add it to the role.`,
      );
    case 'aws-no-credentials':
      return describe(
        502,
        'No valid AWS credentials',
        'Start the dashboard with AWS credentials and AWS_REGION, or renew the credentials.',
      );
    case 'aws-unreachable':
      return describe(503, 'AWS does not answer', 'Check the network and AWS_ENDPOINT_URL.');
    case 'aws-error':
      return describe(
        502,
        'AWS answered with an error',
        'Try again. If it happens again, contact AWS Support.',
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
