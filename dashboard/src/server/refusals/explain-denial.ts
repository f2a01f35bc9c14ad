import {
  DASHBOARD_ACTIONS,
  type DashboardAction,
  findRole,
} from '@momento-gateway/shared/dashboard-actions';
import {
  TARGET_ROLE_PATH,
  TARGET_TAG,
  VIEWER_NAME_PREFIX,
} from '@momento-gateway/shared/resource-names';
import type { Role } from '@momento-gateway/shared/role';
import { POLICY_OUTPUTS, STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';

const TAGGED = `what carries the tag ${TARGET_TAG} with the stack's name`;
const OF_TARGETS_MADE = "queues whose names begin with the stack's name and an underscore";
const OF_LOG_GROUPS = "the stack's own log groups, and those whose names begin with /aws/events/";

/** What a policy's statement of the action is limited to, where that is not the gateway itself. */
const LIMITS: Readonly<Partial<Record<DashboardAction, string>>> = {
  'events:PutEvents': `events of Momento, on the gateway's bus and ${TAGGED}`,
  'events:PutTargets': "targets of this account, but not the gateway's queues",
  'firehose:PutRecord': TAGGED,
  'iam:PassRole': `roles with the path ${TARGET_ROLE_PATH}, passed to EventBridge`,
  'kinesis:PutRecord': TAGGED,
  'lambda:AddPermission': TAGGED,
  'lambda:InvokeFunction': TAGGED,
  'lambda:RemovePermission': TAGGED,
  'logs:CreateLogStream': OF_LOG_GROUPS,
  'logs:PutLogEvents': OF_LOG_GROUPS,
  'sns:Publish': TAGGED,
  'sns:SetTopicAttributes': TAGGED,
  'sqs:CreateQueue': OF_TARGETS_MADE,
  'sqs:ReceiveMessage': 'the failure queues',
  'sqs:SendMessage': TAGGED,
  'sqs:SetQueueAttributes': TAGGED,
  'sqs:TagQueue': OF_TARGETS_MADE,
  'states:StartExecution': TAGGED,
};

/** What a role has for targets, and a lesser one for something of the gateway. */
const OF_TARGETS: Readonly<Partial<Record<DashboardAction, Role>>> = {
  'sqs:ReceiveMessage': 'operator',
};

/** Services spell actions in messages as they like: `sqs:receivemessage`. */
const ACTIONS = new Map(
  Object.keys(DASHBOARD_ACTIONS).map((action) => [action.toLowerCase(), action as DashboardAction]),
);

/**
 * Which of the stack's IAM policies has what AWS denied, in sentences.
 *
 * @param message AWS's own, which names the action and mostly the resource.
 * @param isOfTarget whether the resource is a target that somebody made.
 */
export function explainDenial(message = '', isOfTarget = false): string {
  if (/explicit deny/i.test(message)) {
    return 'A policy denies it explicitly, so no other policy can allow it.';
  }
  const [, named = ''] = /perform:? ([a-z0-9-]+:[a-z]+)/i.exec(message) ?? [];
  // SQS asks for the action of one message; emulators name the batch.
  const action = ACTIONS.get(named.toLowerCase().replace(/^(sqs:.*)batch$/, '$1'));
  if (action === undefined) {
    return named === ''
      ? 'Check the IAM policies of the credentials that the dashboard runs with.'
      : `None of the stack's IAM policies has ${named}. Allow it for the credentials that the dashboard runs with.`;
  }
  const [, resource = ''] = /on resource:? (\S+)/i.exec(message) ?? [];
  const roleForTargets = isOfTarget ? OF_TARGETS[action] : undefined;
  const role = roleForTargets ?? findRole(action, resource);
  const limit =
    resource.includes(VIEWER_NAME_PREFIX) || role === 'owner'
      ? undefined
      : roleForTargets === undefined
        ? LIMITS[action]
        : TAGGED;
  const output = STACK_OUTPUTS[POLICY_OUTPUTS[role]];
  return `The stack's IAM policy for the role ${role} (output ${output}) has ${action}${limit === undefined ? '' : `, for ${limit}`}.`;
}
