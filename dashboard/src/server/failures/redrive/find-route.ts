import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { TargetInput } from '@momento-gateway/api/target-input/target-input';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { LRUCache } from 'lru-cache';
import { findQueueUrl } from '../../aws/find-queue-url.ts';
import { hasLogGroup } from '../../aws/has-log-group.ts';
import { parseQueueArn } from '../../aws/queue-arn.ts';
import type { BaseContext } from '../../base-context.ts';
import { toTargetInput } from '../../rules/targets/convert-target.ts';
import { type DeadLetterAddress, findRuleTarget } from './find-rule-target.ts';

type Needed = Pick<BaseContext, 'events' | 'sqs' | 'logs' | 'targetClients' | 'findBus' | 'config'>;

const ROUTES_MAX = 1_000;

/** The route to a dead letter's own target; `none` says why there is none. */
export type Route =
  | { readonly to: 'queue'; readonly queueUrl: string; readonly input?: TargetInput | undefined }
  | { readonly to: 'log-group'; readonly name: string; readonly input?: TargetInput | undefined }
  | { readonly to: 'function'; readonly arn: string; readonly input?: TargetInput | undefined }
  /** A bus gets the event itself, whatever the rule says. */
  | { readonly to: 'bus'; readonly arn: string }
  | { readonly to: 'none'; readonly why: string };

export type FindRoute = (address: DeadLetterAddress) => Promise<Route>;

/** Each target is looked up once for as long as the returned function is used. */
export function createFindRoute(context: Needed): FindRoute {
  const routes = new LRUCache<string, Route, DeadLetterAddress>({
    max: ROUTES_MAX,
    fetchMethod: (_key, _stale, { context: address }) => findRoute(context, address),
  });
  return ({ ruleArn, targetArn }) =>
    routes.forceFetch(`${ruleArn}\n${targetArn}`, { context: { ruleArn, targetArn } });
}

async function findRoute(context: Needed, address: DeadLetterAddress): Promise<Route> {
  const [, , service = '', , , ...resource] = address.targetArn.split(':');
  const found = await findRuleTarget(context, address);
  if (found.rule === 'none') return refuse(found.why);
  const way = await findWay(context, address.targetArn, service, resource);
  if (way.to === 'none' || way.to === 'bus' || found.rule === 'had') return way;
  return { ...way, input: toTargetInput(found.target) };
}

function findWay(
  context: Needed,
  targetArn: string,
  service: string,
  resource: readonly string[],
): Promise<Route> | Route {
  switch (`${service} ${resource[0]?.split('/')[0]}`) {
    case 'logs log-group':
      return findLogGroup(context, resource[1] ?? '');
    case 'lambda function':
      return findFunction(context, targetArn);
    case 'events event-bus':
      return findBus(context, targetArn);
  }
  return service === 'sqs'
    ? findQueue(context, targetArn)
    : refuse(
        `Only SQS queues, Lambda functions, log groups and event buses can be redriven to; its target is ${targetArn}.`,
      );
}

async function findQueue({ sqs }: Needed, targetArn: string): Promise<Route> {
  const queue = parseQueueArn(targetArn);
  if (queue === undefined) return refuse(`${targetArn} is not the ARN of a queue.`);
  if (queue.isFifo)
    return refuse(`${queue.name} is a FIFO queue: only EventBridge knows its group.`);
  const queueUrl = await findQueueUrl(sqs, queue);
  return queueUrl === undefined
    ? refuse(`The queue ${queue.name} does not exist.`)
    : { to: 'queue', queueUrl };
}

async function findLogGroup({ logs }: Needed, name: string): Promise<Route> {
  return (await hasLogGroup(logs, name))
    ? { to: 'log-group', name }
    : refuse(`The log group ${name} does not exist.`);
}

/** Lambda's own dry run tells whether the function is there and may be invoked. */
async function findFunction({ targetClients }: Needed, arn: string): Promise<Route> {
  try {
    await targetClients.lambda.send(
      new InvokeCommand({ FunctionName: arn, InvocationType: 'DryRun' }),
    );
    return { to: 'function', arn };
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
    return refuse(`The function ${arn} does not exist.`);
  }
}

/** PutEvents answers success for a bus that does not exist, so only one that can be seen will do. */
async function findBus({ findBus }: Needed, arn: string): Promise<Route> {
  const name = arn.slice(arn.indexOf('/') + 1);
  return (await findBus(name)) === arn
    ? { to: 'bus', arn }
    : refuse(`The event bus ${name} does not exist.`);
}

function refuse(why: string): Route {
  return { to: 'none', why };
}
