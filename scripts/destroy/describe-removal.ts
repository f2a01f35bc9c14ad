import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import type { Choices } from './options.ts';
import type { Contents } from './read-contents.ts';

interface Removal extends Contents {
  readonly stack: GatewayStack;
  readonly accountId: string;
  readonly region: string;
}

/** What a removal takes away and what it leaves, for people to read before it begins. */
export function describeRemoval(removal: Removal, chosen: Choices): string {
  const { stack, accountId, region, ownsBus, webhooks, rules } = removal;
  const { functionUrl, eventBusName, logGroupName, secretPrefix } = stack.outputs;
  const webhookLines = webhooks.map(({ webhookId, name }) => `    ${webhookId}  ${name}`);
  const ruleLines = rules.map(({ name }) => `    ${name}`);
  const goes = [
    `the function at ${functionUrl}`,
    describeQueue('parked queue', stack.outputs.parkedQueueUrl, removal.parkedCount),
    describeQueue('dead-letter queue', stack.outputs.deadLetterQueueUrl, removal.deadLetterCount),
    'its alarms, its CloudWatch dashboard and the policy for the dashboard',
    ...(ownsBus
      ? [
          `the bus ${eventBusName}${removal.hasBusPolicy ? ' with its policy, which allows others on it' : ''}`,
        ]
      : []),
    ...(removal.ownArchive === undefined
      ? []
      : [`the archive ${removal.ownArchive} with the events that it holds`]),
    ...(removal.viewers.length > 0
      ? [
          'live events, whose pages are open or were left, with their queues:',
          ...removal.viewers.map((name) => `    ${name}`),
        ]
      : []),
    ...(stack.outputs.webhookUrl === undefined ? [] : [`its webhook ${stack.outputs.webhookUrl}`]),
    ...(chosen.deleteRules && rules.length > 0
      ? [`rules that the dashboard made on the bus ${eventBusName}:`, ...ruleLines]
      : []),
    ...(chosen.deleteOtherRules && ownsBus && removal.otherRules.length > 0
      ? [
          `rules that were made elsewhere on the bus ${eventBusName}:`,
          ...removal.otherRules.map((name) => `    ${name}`),
        ]
      : []),
    ...(chosen.deleteWebhooks && webhooks.length > 0
      ? ['webhooks, whose secrets AWS keeps 7 days, to be restored:', ...webhookLines]
      : []),
  ];
  const stays = [
    ...(!chosen.deleteWebhooks && webhooks.length > 0
      ? [
          `webhooks: secrets under ${secretPrefix}/ (to delete them too: --delete-webhooks):`,
          ...webhookLines,
        ]
      : []),
    ...(!chosen.deleteRules && rules.length > 0
      ? [
          `rules that the dashboard made on the bus ${eventBusName}; their events get no dead-letter queue any more (to delete them too: --delete-rules):`,
          ...ruleLines,
        ]
      : []),
    `the log group ${logGroupName}, until its lines are over their time`,
    'queues that the dashboard made as targets',
    ...(removal.logPolicy === undefined || (chosen.deleteRules && rules.length > 0)
      ? []
      : [
          `the resource policy ${removal.logPolicy} of CloudWatch Logs (aws logs delete-resource-policy --policy-name ${removal.logPolicy}, when no rule needs it)`,
        ]),
    'the CDK’s own stack CDKToolkit with the code in its bucket, where the CDK deployed it',
  ];
  return [
    `Stack ${stack.name} in account ${accountId}, Region ${region}`,
    '',
    'What goes:',
    ...goes.map(indent),
    '',
    'What stays:',
    ...stays.map(indent),
    '',
  ].join('\n');
}

function describeQueue(name: string, url: string, count: number | undefined): string {
  return `the ${name} ${url.split('/').at(-1)} (${count === undefined ? 'not readable' : `${count} waiting`})`;
}

function indent(line: string): string {
  return line.startsWith('    ') ? line : `  ${line}`;
}
