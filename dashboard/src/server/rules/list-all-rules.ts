import { ListRulesCommand, type Rule } from '@aws-sdk/client-eventbridge';
import type { Dependencies } from '../dependencies.ts';

/** Every rule of the bus, whatever it matches. */
export async function listAllRules({
  events,
  config,
}: Pick<Dependencies, 'events' | 'config'>): Promise<Rule[]> {
  const found: Rule[] = [];
  let nextToken: string | undefined;
  do {
    const { Rules = [], NextToken } = await events.send(
      new ListRulesCommand({ EventBusName: config.busName, NextToken: nextToken }),
    );
    found.push(...Rules);
    nextToken = NextToken;
  } while (nextToken !== undefined);
  return found;
}
