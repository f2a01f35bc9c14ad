import { ListEventBusesCommand } from '@aws-sdk/client-eventbridge';
import type { PickableTarget } from '@momento-gateway/api/rules/target';
import type { Context } from '../../context.ts';

/** The gateway's own bus is no target: its events would come round again. */
export async function listBuses({ events, config }: Context): Promise<PickableTarget[]> {
  const found: PickableTarget[] = [];
  let nextToken: string | undefined;
  do {
    const { EventBuses = [], NextToken } = await events.send(
      new ListEventBusesCommand({ NextToken: nextToken }),
    );
    for (const { Arn = '', Name = '' } of EventBuses) {
      if (Name !== config.busName) found.push({ type: 'event-bus', arn: Arn, name: Name });
    }
    nextToken = NextToken;
  } while (nextToken !== undefined);
  return found;
}
