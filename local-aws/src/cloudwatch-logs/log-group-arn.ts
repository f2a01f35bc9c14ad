import type { Account } from '../core/account.ts';

/** `arn:aws:logs:<region>:<account>:log-group:<name>` */
export function formatLogGroupArn(account: Account, name: string): string {
  return `arn:aws:logs:${account.region}:${account.accountId}:log-group:${name}`;
}
