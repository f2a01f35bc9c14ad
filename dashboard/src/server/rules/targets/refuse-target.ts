import { isViewerName } from '@momento-gateway/api/live/live';
import type { Context } from '../../context.ts';
import type { GateUse } from '../permissions/gate.ts';
import { describeElsewhere } from './describe-elsewhere.ts';
import { isOwnLogGroup } from './is-own-log-group.ts';
import { queueArnOf } from './queue-arn.ts';

type Needed = Pick<Context, 'events' | 'config' | 'findBus'>;

/**
 * Tells why an ARN may not be a rule's target, or its dead-letter queue; undefined when it may.
 *
 * @param isKept whether the rule has it already: then it may be of another account or Region
 */
export type RefuseTarget = (arn: string, use: GateUse, isKept: boolean) => string | undefined;

/**
 * What lies in the gateway's own queues is trusted for who wrote it, and its bus would get its own
 * events again: so no rule may send there. Targets with a policy have to be of this partition, account and Region.
 *
 * @param ruleArn of any rule of the bus
 */
export async function createRefuseTarget(
  { events, config, findBus }: Needed,
  ruleArn: string,
): Promise<RefuseTarget> {
  const region = await events.config.region();
  const busArn = await findBus(config.busName);
  const own = new Map<string, string>();
  const note = (arn: string | undefined, what: string) => {
    if (arn !== undefined) own.set(identify(arn), what);
  };
  const arnOf = (url: string | undefined) =>
    url === undefined ? undefined : queueArnOf(url, region);
  const deadLetters = arnOf(config.deadLetterQueueUrl);
  note(busArn, 'the gateway’s own event bus: its events would come round again');
  note(arnOf(config.parkedQueueUrl), 'the gateway’s parked queue, which only the gateway may fill');
  note(deadLetters, 'the gateway’s dead-letter queue, which holds what targets did not take');
  return (arn, use, isKept) => {
    if (use === 'dead-letters' && arn === deadLetters) return undefined;
    const what = own.get(identify(arn));
    if (what !== undefined) return `This is ${what}. Pick another.`;
    const [, , service = '', , , name = ''] = arn.split(':');
    if (service === 'sqs' && isViewerName(name)) {
      return 'This queue belongs to a page of live events. Pick another.';
    }
    if (isOwnLogGroup(config.logGroupName, arn)) {
      return 'This is the gateway’s own log group, which only the gateway may fill. Pick another.';
    }
    return !isKept && HAS_POLICY.has(service) ? describeElsewhere(arn, ruleArn) : undefined;
  };
}

/** EventBridge reaches what is of other services with a role, and buses elsewhere as well. */
const HAS_POLICY = new Set(['sqs', 'lambda', 'sns', 'logs']);

/** What an ARN names, in whichever partition and with whatever slashes it is written. */
function identify(arn: string): string {
  const [, , service, region, accountId, ...resource] = arn.split(':');
  const name = resource.join(':').split('/').filter(Boolean).join('/');
  return [service, region, accountId, name].join(':');
}
