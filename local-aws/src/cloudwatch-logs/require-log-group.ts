import { AwsError } from '../core/aws-error.ts';
import type { LogGroup } from './log-group-store.ts';
import type { LogsContext } from './logs-context.ts';

/** How an operation identifies a log group. */
export interface LogGroupReference {
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
}

/** The log group with this name. Throws ResourceNotFoundException. */
export function requireLogGroup(context: LogsContext, reference: LogGroupReference): LogGroup {
  const { logGroupName, logGroupIdentifier } = reference;
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw new AwsError(
      'InvalidParameterException',
      'Exactly one of logGroupName and logGroupIdentifier must be specified.',
    );
  }
  const group = context.groups.find(logGroupName ?? readIdentifier(logGroupIdentifier ?? ''));
  if (group === undefined) {
    throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
  }
  return group;
}

/** Throws ResourceNotFoundException unless the group has this stream. */
export function requireLogStream(context: LogsContext, groupName: string, name: string): void {
  if (context.streams.has(groupName, name)) return;
  throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
}

function readIdentifier(nameOrArn: string): string {
  return nameOrArn.replace(/^arn:aws[\w-]*:logs:[\w-]*:\d*:log-group:/, '').replace(/:\*$/, '');
}
