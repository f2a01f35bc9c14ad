import {
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';

export const USAGE = `npm run destroy -- --stack <name> [options]

Deletes a gateway from an AWS account. Shows first what it deletes and what it keeps.

  --stack <name>        the gateway's stack
${STACK_OPTIONS_USAGE}
  --delete-webhooks     also delete its webhooks; their secrets can be restored for 7 days
  --delete-rules        also delete the rules created in its dashboard
  --delete-other-rules  if the stack owns the bus: also delete the rules created elsewhere
  --detach-policy       detach the dashboard policies from their users, groups and roles
  --yes                 delete without asking, and lose the failures in its queues`;

/** What to delete or detach in addition to the stack. */
export interface Choices {
  readonly deleteWebhooks: boolean;
  readonly deleteRules: boolean;
  readonly deleteOtherRules: boolean;
  readonly detachPolicy: boolean;
}

export interface DestroyOptions extends StackOptions, Choices {
  readonly yes: boolean;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[]): DestroyOptions {
  const values = readArgs(args, {
    ...STACK_OPTIONS,
    'delete-webhooks': { type: 'boolean', default: false },
    'delete-rules': { type: 'boolean', default: false },
    'delete-other-rules': { type: 'boolean', default: false },
    'detach-policy': { type: 'boolean', default: false },
    yes: { type: 'boolean', default: false },
  });
  if (values.stack === undefined) throw new Error('--stack takes the name of the stack to delete.');
  return {
    ...readStackOptions(values),
    deleteWebhooks: values['delete-webhooks'],
    deleteRules: values['delete-rules'],
    deleteOtherRules: values['delete-other-rules'],
    detachPolicy: values['detach-policy'],
    yes: values.yes,
  };
}
