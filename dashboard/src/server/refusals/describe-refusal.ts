import { explainMissingBus } from '@momento-gateway/shared/classic-bus';
import { explainClosing } from './explain-closing.ts';
import { explainDenial } from './explain-denial.ts';
import { type Descriptions, MOMENTO_DESCRIPTIONS } from './momento-descriptions.ts';
import type { Description, Refusal } from './refusal.ts';

/** HTTP status and text of a refusal: what happened and what to do about it. */
export function describeRefusal(refusal: Refusal): Description {
  const said = DESCRIPTIONS[refusal.refusal];
  // The table pairs kinds with functions, but not for a kind in a variable.
  const [status, title, detail] = typeof said === 'function' ? said(refusal as never) : said;
  return { status, title, detail };
}

/** A refusal in sentences, as the reason of another one. */
export function explainRefusal(refusal: Refusal): string {
  const { title, detail } = describeRefusal(refusal);
  return `${title}. ${detail}`;
}

const SIGN_IN_HOW = {
  token:
    'Open the address that the dashboard printed when it started, or send its token in the header Authorization: Bearer.',
  provider:
    'Open the dashboard in a browser, or send an access token of its OpenID provider in the header Authorization: Bearer.',
} as const;

const DESCRIPTIONS: Descriptions<Refusal> = {
  ...MOMENTO_DESCRIPTIONS,
  'foreign-host': [
    403,
    'Unexpected host name',
    'Call the dashboard as localhost or 127.0.0.1, or add its name to DASHBOARD_HOSTS.',
  ],
  'foreign-page': [
    403,
    'Call from another page',
    'Only the dashboard’s own pages may change things. Open the dashboard and do it there.',
  ],
  'not-signed-in': (refusal) => [401, 'Not signed in', SIGN_IN_HOW[refusal.with]],
  'token-refused': ({ reason }) => [401, 'The access token is not accepted', reason],
  'provider-unreachable': ({ reason }) => [
    503,
    'The OpenID provider does not answer',
    `${reason} Try again shortly.`,
  ],
  'tenant-not-found': ({ tenant }) => [
    404,
    'No such tenant',
    `There is no tenant “${tenant}”, or you have no role in it. GET /api/me lists yours. Without a tenant it is “default”.`,
  ],
  'role-missing': ({ tenant, needed, role }) => [
    403,
    'Your role does not allow this',
    `It needs the role ${needed} in the tenant “${tenant}”, and you have ${role ?? 'none'}. Ask an owner.`,
  ],
  'tenant-of-stack': [
    409,
    'The tenant cannot be removed',
    'The tenant “default” has the bus and the queues of the stack. It goes with the stack.',
  ],
  'tenant-closed': ({ tenant, closing }) => [
    409,
    'The tenant is closed',
    `Nothing was changed in the tenant “${tenant}”. ${explainClosing(closing)} Only an owner can.`,
  ],
  'tenant-changed': ({ tenant }) => [
    409,
    'The tenant was just changed',
    `Somebody else created or removed the tenant “${tenant}” at the same moment. Look at it, and try again.`,
  ],
  'removal-too-slow': ({ tenant }) => [
    409,
    'The removal took too long',
    `The removal of the tenant “${tenant}” stopped after a minute, before it was done. Remove it again to finish it.`,
  ],
  'tenant-in-use': ({ tenant, holdings }) => [
    409,
    'The tenant is in use',
    `The tenant “${tenant}” still has ${holdings.join('; ')}. Delete or redrive them first. For webhooks that were just deleted, wait ten minutes: functions serve them for some minutes more.`,
  ],
  'tenant-name-taken': ({ what, name }) => [
    409,
    'The name is taken',
    `There is ${what === 'queue' ? 'a queue' : 'an event bus'} “${name}” already, and it does not have the tags of this tenant. Remove it, or choose another name.`,
  ],
  'parked-queue-open': ({ arn }) => [
    409,
    'The parked queue is not closed to others',
    `The policy of ${arn} does not name the function’s role, which alone may park. Run npm run doctor.`,
  ],
  'audit-log-not-found': ({ name }) => [
    503,
    'There is no audit log',
    `There is no log group ${name}. Deploy the stack again (npm run deploy), or correct AUDIT_LOG_GROUP_NAME.`,
  ],
  'not-audited': ({ reason }) => [
    503,
    'The change cannot be audited',
    `Nothing was changed, because it could not be written into the audit log. ${reason}`,
  ],
  'path-malformed': [
    400,
    'The address is malformed',
    'A percent sign in it is not part of an escaped character. Write %25 for a percent sign.',
  ],
  'path-ends-with-slash': [
    404,
    'Not found',
    'The address ends with a slash. Leave it out, or add the id that belongs after it.',
  ],
  'method-unknown': [405, 'Unknown method', 'All calls are described at /api/openapi.json.'],
  'no-web-socket': [
    400,
    'WebSockets are not supported',
    'All calls are described at /api/openapi.json.',
  ],
  'not-found': [404, 'Not found', 'All calls are described at /api/openapi.json.'],
  'body-cut-off': [400, 'Body is incomplete', 'The connection ended before the body did.'],
  'body-not-json': [400, 'Body is not JSON', 'Send one JSON object.'],
  'body-not-declared-json': [
    415,
    'Body is not declared as JSON',
    'Send Content-Type: application/json.',
  ],
  'body-too-deep': ({ max }) => [
    400,
    'Body is nested too deeply',
    `Nest objects and lists at most ${max} levels deep.`,
  ],
  'body-too-large': [413, 'Body is too large', 'Send less than 1 MB.'],
  invalid: [400, 'Invalid input', 'Correct the fields named in errors.'],
  'webhook-not-found': [
    404,
    'No such webhook',
    'It may have been deleted. Look for it in the list.',
  ],
  'rule-not-found': [404, 'No such rule', 'It may have been deleted. Look for it in the list.'],
  'viewer-not-found': [404, 'No such viewer', 'It expired or was closed. Open another one.'],
  'archive-not-found': ({ name }) => [
    409,
    'The bus has no archive',
    `The bus ${name} does not archive Momento’s events. Deploy with npm run deploy -- --archive-days 30, or create an archive of the bus; it keeps the events from then on.`,
  ],
  'replay-not-found': [404, 'No such replay', 'AWS forgets a replay after 90 days.'],
  'redrive-not-found': [
    404,
    'No such redrive',
    'No dashboard knows it, or it ran too long ago. What is still in the list of failures was not redriven.',
  ],
  'redrive-elsewhere': ({ runsAt }) => [
    409,
    'The redrive runs in another dashboard',
    `It was started in the dashboard ${runsAt} (host and process id), and its progress cannot be read here: look at it there. With LOG_GROUP_NAME set, every dashboard can follow it.`,
  ],
  'failure-not-found': [404, 'No such failure', 'It was redriven or deleted, or it expired.'],
  'failure-busy': [
    409,
    'Another dashboard holds the failure',
    'Another dashboard is reading it or working on it. Try again shortly.',
  ],
  'too-many-viewers': ({ max }) => [
    409,
    'Too many live pages are open',
    `At most ${max} can be open at a time. Close one. A page that was left ends by itself within three minutes.`,
  ],
  'webhook-unreadable': [
    409,
    'The webhook’s secret cannot be read',
    'Its value is not a webhook’s. Fix it in Secrets Manager, or delete the webhook.',
  ],
  'webhook-busy': [
    409,
    'Others are changing the webhook',
    'It kept changing in the meantime, so this change was not made. Look at the webhook and try again.',
  ],
  'change-unsettled': [
    502,
    'AWS did not confirm the change',
    'The change may have been made. Check the list of webhooks before you try again.',
  ],
  'too-many-previous-secrets': ({ firstEndsAt, max }) => [
    409,
    'Too many previous signing secrets',
    `${max} are still accepted, and there cannot be more. The first ends at ${new Date(firstEndsAt).toISOString()}: wait, or end them now.`,
  ],
  'rule-exists': ({ name }) => [
    409,
    'The name is taken',
    `There is a rule “${name}” already. Choose another name.`,
  ],
  'queue-exists': ({ name }) => [
    409,
    'The name is taken',
    `There is a queue “${name}” already. Pick it, or choose another name.`,
  ],
  'bus-not-found': ({ name }) => [409, 'No such bus', explainMissingBus(name)],
  'policy-unreadable': ({ arn }) => [
    409,
    'The policy cannot be read',
    `The policy of ${arn} is not one that this dashboard can add to. Fix it in that service.`,
  ],
  'policy-contended': ({ arn }) => [
    409,
    'Others are changing the same policy',
    `What was added to the policy of ${arn} kept being overwritten. Try again shortly.`,
  ],
  'target-policy-denied': ({ arn }) => [
    409,
    'The policy of a target cannot be changed here',
    `AWS does not let this dashboard change the policy of ${arn}. Give its owner the statement of the permission check, or start the dashboard with TARGET_POLICIES=leave, which saves rules without it.`,
  ],
  'rule-being-edited': [409, 'Somebody else is changing the rule', 'Try again in 30 seconds.'],
  'rule-changed': [
    409,
    'The rule has changed',
    'It is no longer the version that you saw: errors names the parts that differ. Read it again, then change it.',
  ],
  'rule-left-changed': ({ cause, state }) => [
    502,
    'The rule could not be restored',
    `${cause} So it is not as it was before: ${state} Save or delete it again.`,
  ],
  'rule-managed-by-aws': ({ message }) => [
    409,
    'The rule belongs to an AWS service',
    `${message} Change it in that service.`,
  ],
  'rule-managed-elsewhere': ({ managedBy }) => [
    409,
    'The rule is managed elsewhere',
    `It is managed by ${managedBy}. Nothing was changed, because that would be undone there. Change it there.`,
  ],
  'not-configured': ({ variable }) => [
    503,
    'Not configured',
    `Set ${variable} in the dashboard’s environment and start it again.`,
  ],
  'gateway-unreachable': ({ reason }) => [
    502,
    'The gateway does not answer',
    reason === 'timed-out'
      ? 'It did not answer within 5 s. Look at its log.'
      : 'No connection to the gateway. Check FUNCTION_URL and that the gateway runs.',
  ],
  'aws-throttled': [
    429,
    'AWS is throttling',
    'Too many calls to AWS at the moment. Try again shortly.',
  ],
  'aws-limit-exceeded': ({ message }) => [
    409,
    'An AWS limit was reached',
    `${message ?? 'There cannot be more of these.'} Remove some, or request a quota increase from AWS.`,
  ],
  'aws-access-denied': ({ message, isOfTarget }) => [
    502,
    'AWS denies access',
    `${message ?? 'A permission is missing'}. ${explainDenial(message, isOfTarget)}`,
  ],
  'aws-no-credentials': [
    502,
    'No valid AWS credentials',
    'Start the dashboard with AWS credentials and AWS_REGION, or renew the credentials.',
  ],
  'aws-unreachable': [503, 'AWS does not answer', 'Check the network and AWS_ENDPOINT_URL.'],
  'aws-error': [
    502,
    'AWS answered with an error',
    'Try again. If it happens again, contact AWS Support.',
  ],
};
