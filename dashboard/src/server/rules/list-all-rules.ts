import { ListRulesCommand, type Rule } from '@aws-sdk/client-eventbridge';
import type { Context } from '../context.ts';

/** All rules of the bus, or those whose name begins so. */
export async function listAllRules(
  { events, config }: Pick<Context, 'events' | 'config'>,
  namePrefix?: string,
): Promise<Rule[]> {
  const found: Rule[] = [];
  let nextToken: string | undefined;
  do {
    const { Rules = [], NextToken } = await events.send(
      new ListRulesCommand({
        EventBusName: config.busName,
        NamePrefix: namePrefix,
        NextToken: nextToken,
      }),
    );
    found.push(...Rules);
    nextToken = NextToken;
  } while (nextToken !== undefined);
  return found;
}
