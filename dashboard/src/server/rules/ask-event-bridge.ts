import { TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { BaseContext } from '../base-context.ts';

/**
 * Asks EventBridge whether a pattern matches an event.
 *
 * @param event a whole one, as JSON.
 * @throws the SDK's error when EventBridge does not answer, or refuses the pattern or the event.
 */
export async function askEventBridge(
  { events }: Pick<BaseContext, 'events'>,
  pattern: EventPattern,
  event: string,
): Promise<boolean> {
  const { Result = false } = await events.send(
    new TestEventPatternCommand({ EventPattern: JSON.stringify(pattern), Event: event }),
  );
  return Result;
}
