import { parseArgs } from 'node:util';
import {
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';

export const USAGE = `npm run destroy -- --stack <name> [options]

Removes a gateway from an AWS account, after it has said what goes and what it leaves behind.

  --stack <name>        the gateway's stack
${STACK_OPTIONS_USAGE}
  --delete-webhooks     delete its webhooks as well; AWS keeps their secrets 7 days, to be restored
  --delete-rules        delete the rules that its dashboard made, as well
  --delete-other-rules  where the stack made the bus: delete the rules made elsewhere, as well
  --detach-policy       detach the dashboard's policy from the users, groups and roles that have it
  --yes                 do not ask, and lose the failures that still wait`;

/** What is to go besides the stack, or before it. */
export interface Choices {
  readonly deleteWebhooks: boolean;
  readonly deleteRules: boolean;
  readonly deleteOtherRules: boolean;
  readonly detachPolicy: boolean;
}

export interface DestroyOptions extends StackOptions, Choices {
  readonly yes: boolean;
}

/** @throws Error that says what to write instead. */
export function readOptions(args: readonly string[]): DestroyOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...STACK_OPTIONS,
      'delete-webhooks': { type: 'boolean', default: false },
      'delete-rules': { type: 'boolean', default: false },
      'delete-other-rules': { type: 'boolean', default: false },
      'detach-policy': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  if (values.stack === undefined) throw new Error('--stack takes the name of the stack to remove.');
  return {
    ...readStackOptions(values),
    deleteWebhooks: values['delete-webhooks'],
    deleteRules: values['delete-rules'],
    deleteOtherRules: values['delete-other-rules'],
    detachPolicy: values['detach-policy'],
    yes: values.yes,
  };
}
