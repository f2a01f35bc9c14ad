import { ListRulesCommand, type Rule } from '@aws-sdk/client-eventbridge';
import type { Dependencies } from '../create-context.ts';

/** All rules of the bus, or those whose name begins so. */
export async function listAllRules(
  { events, config }: Pick<Dependencies, 'events' | 'config'>,
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
