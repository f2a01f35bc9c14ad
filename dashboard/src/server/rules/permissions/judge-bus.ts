import { DescribeEventBusCommand } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { GateNeeds } from './gate.ts';
import type { Judgement } from './judgement.ts';
import { parsePolicy } from './policy.ts';

export const NO_BUS: Judgement = {
  state: 'missing',
  message: 'There is no such event bus.',
  absent: 'target',
};

/**
 * What a bus of the rule's own account and Region says to a role that may put events on it: it
 * need not allow the role, but may deny it.
 */
export async function judgeBus(
  { events }: Pick<GateNeeds, 'events'>,
  busArn: string,
): Promise<Judgement> {
  const found = await readBusPolicy(events, busArn.slice(busArn.indexOf('/') + 1));
  if (found === 'no-bus') return NO_BUS;
  const policy = parsePolicy(found.text);
  return policy?.Statement.every(({ Effect }) => Effect === 'Allow') === true
    ? { state: 'granted' }
    : {
        state: 'unknown',
        message: 'The policy of the event bus denies something. Check that it is not this role.',
      };
}

async function readBusPolicy(
  events: GateNeeds['events'],
  name: string,
): Promise<{ readonly text: string | undefined } | 'no-bus'> {
  try {
    const { Policy } = await events.send(new DescribeEventBusCommand({ Name: name }));
    return { text: Policy };
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return 'no-bus';
    throw error;
  }
}
