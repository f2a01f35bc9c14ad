import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import type { Choices } from './options.ts';
import type { Contents } from './read-contents.ts';

interface Removal extends Contents {
  readonly stack: GatewayStack;
  readonly accountId: string;
  readonly region: string;
}

/** What the command will delete and what it will keep, as text for the user. */
export function describeRemoval(removal: Removal, chosen: Choices): string {
  const { stack, accountId, region, ownsBus, webhooks, rules } = removal;
  const { gatewayUrl, eventBusName, logGroupName, auditLogGroupName, secretPrefix } = stack.outputs;
  const webhookLines = webhooks.map(({ webhookId, name }) => `    ${webhookId}  ${name}`);
  const ruleLines = rules.map(({ name }) => `    ${name}`);
  const deleted = [
    `the function at ${gatewayUrl}`,
    describeQueue('parked queue', stack.outputs.parkedQueueUrl, removal.parkedCount),
    describeQueue('dead-letter queue', stack.outputs.deadLetterQueueUrl, removal.deadLetterCount),
    ...(stack.outputs.heldQueueUrl === undefined
      ? []
      : [describeQueue('held queue', stack.outputs.heldQueueUrl, removal.heldCount, 'call')]),
    'its alarms, its CloudWatch dashboard and the policies for the dashboard',
    ...(removal.tenantAlarms.length > 0
      ? [`${removal.tenantAlarms.length} alarms of its tenants`]
      : []),
    ...(ownsBus
      ? [
          `the bus ${eventBusName}${removal.hasBusPolicy ? ' with its policy, which grants access to others' : ''}`,
        ]
      : []),
    ...(removal.ownArchive === undefined
      ? []
      : [`the archive ${removal.ownArchive} with its events`]),
    ...(removal.viewers.length > 0
      ? ['live events viewers, with their queues:', ...removal.viewers.map((name) => `    ${name}`)]
      : []),
    ...(removal.ownWebhook === undefined ? [] : [`its webhook ${stack.outputs.webhookUrl}`]),
    ...(chosen.deleteRules && rules.length > 0
      ? [`rules created in the dashboard, on the bus ${eventBusName}:`, ...ruleLines]
      : []),
    ...(chosen.deleteOtherRules && ownsBus && removal.otherRules.length > 0
      ? [
          `rules created elsewhere, on the bus ${eventBusName}:`,
          ...removal.otherRules.map((name) => `    ${name}`),
        ]
      : []),
    ...(chosen.deleteWebhooks && webhooks.length > 0
      ? ['webhooks (their secrets can be restored for 7 days):', ...webhookLines]
      : []),
  ];
  const kept = [
    ...(!chosen.deleteWebhooks && webhooks.length > 0
      ? [
          `webhooks, as secrets named ${secretPrefix}/… (to delete them: --delete-webhooks):`,
          ...webhookLines,
        ]
      : []),
    ...(!chosen.deleteRules && rules.length > 0
      ? [
          `rules created in the dashboard, on the bus ${eventBusName}; they lose their dead-letter queue (to delete them: --delete-rules):`,
          ...ruleLines,
        ]
      : []),
    `the log group ${logGroupName}, until its retention ends`,
    ...(auditLogGroupName === undefined
      ? []
      : [`the audit log ${auditLogGroupName}, until its retention ends`]),
    'queues created in the dashboard as targets',
    ...(removal.logPolicy === undefined || (chosen.deleteRules && rules.length > 0)
      ? []
      : [
          `the resource policy ${removal.logPolicy} of CloudWatch Logs (when no rule needs it: aws logs delete-resource-policy --policy-name ${removal.logPolicy})`,
        ]),
    'the CDK’s own stack CDKToolkit, and the code in its bucket, if the CDK deployed the gateway',
  ];
  return [
    `Stack ${stack.name} in account ${accountId}, Region ${region}`,
    '',
    'Will be deleted:',
    ...deleted.map(indent),
    '',
    'Will be kept:',
    ...kept.map(indent),
    '',
  ].join('\n');
}

function describeQueue(
  name: string,
  url: string,
  count: number | undefined,
  what = 'failure',
): string {
  const counted =
    count === undefined ? 'could not be counted' : `${count} ${what}${count === 1 ? '' : 's'}`;
  return `the ${name} ${url.split('/').at(-1)} (${counted})`;
}

function indent(line: string): string {
  return line.startsWith('    ') ? line : `  ${line}`;
}
