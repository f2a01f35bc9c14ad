import { DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ignoreGone } from './ignore-gone.ts';
import { administrator } from './target-aws.ts';

/** A gateway's stack keeps its log group. */
export async function removeLogGroups(names: readonly string[]): Promise<void> {
  for (const logGroupName of names) {
    await ignoreGone(administrator.logs.send(new DeleteLogGroupCommand({ logGroupName })));
  }
}
