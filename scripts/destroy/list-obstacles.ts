import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import { formatStackOptions, type StackOptions } from '../aws/stack-options.ts';
import type { Choices } from './options.ts';
import type { Contents } from './read-contents.ts';

/** Something that would make the stack's deletion fail. */
export interface Obstacle {
  readonly what: string;
  /** Names of the resources it is about. */
  readonly names: readonly string[];
  readonly way: Way;
}

type Way =
  /** The command can do it, if the user wants that. */
  | {
      readonly kind: 'choice';
      readonly choice: keyof Choices;
      readonly flag: string;
      readonly question: string;
    }
  /** The user has to do it. */
  | { readonly kind: 'by-hand'; readonly advice: string };

/** The obstacles that `choices` does not remove. When there are none, the stack can be deleted. */
export function listObstacles(
  stack: GatewayStack,
  contents: Contents,
  choices: Choices & StackOptions,
): readonly Obstacle[] {
  return [
    ...listStackObstacles(stack, choices),
    ...[
      byHand(
        'Tenants have buses and queues that the stack does not delete:',
        contents.tenants,
        `Remove each first: npm run tenant -- remove <tenant> ${formatStackOptions(choices)}`,
      ),
      ...listPolicyObstacles(contents),
      ...(contents.ownsBus ? listBusObstacles(contents) : []),
    ].filter(
      ({ names, way }) => names.length > 0 && !(way.kind === 'choice' && choices[way.choice]),
    ),
  ];
}

function listStackObstacles(
  { status, isProtected }: GatewayStack,
  options: StackOptions,
): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (isProtected) {
    const advice = `aws cloudformation update-termination-protection --no-enable-termination-protection ${formatStackOptions(options, '--stack-name')}`;
    obstacles.push(byHand('Termination protection is on.', [], advice));
  }
  if (status.endsWith('_IN_PROGRESS')) {
    const what = `CloudFormation is working on the stack (${status}).`;
    obstacles.push(byHand(what, [], 'Wait until it is finished.'));
  }
  return obstacles;
}

function listPolicyObstacles({ policyHolders, addedToRole }: Contents): readonly Obstacle[] {
  const [boundaries, attachments] = [true, false].map((isBoundary) =>
    policyHolders
      .filter((holder) => holder.isBoundary === isBoundary)
      .map(({ kind, name, policyArn }) => `${kind} ${name}: ${policyArn.split('/').at(-1)}`),
  );
  return [
    byHand(
      'Roles of the stack have policies that the stack did not create, so IAM will not delete the roles:',
      addedToRole,
      'Detach or delete them first.',
    ),
    byHand(
      'A dashboard policy is used as a permissions boundary, so IAM will not delete it:',
      boundaries,
      'Give them another boundary first. Without a boundary they would have more permissions.',
    ),
    {
      what: 'A dashboard policy is attached, so IAM will not delete it:',
      names: attachments ?? [],
      way: {
        kind: 'choice',
        choice: 'detachPolicy',
        flag: '--detach-policy',
        question: 'Detach them?',
      },
    },
  ];
}

/** EventBridge does not delete a bus that has rules. */
function listBusObstacles(contents: Contents): readonly Obstacle[] {
  const { rules, otherRules, serviceRules, otherArchives, stacksOnBus } = contents;
  return [
    byHand(
      'Other gateways publish to the stack’s bus:',
      stacksOnBus,
      'Delete them first, or deploy them with another bus.',
    ),
    byHand(
      'The stack’s bus has archives that the stack did not create:',
      otherArchives,
      'Delete them first (aws events delete-archive). Their events are lost.',
    ),
    byHand(
      'The stack’s bus has rules that AWS services created:',
      serviceRules,
      'Delete the resources that created them first.',
    ),
    {
      what: 'The stack’s bus has rules created in the dashboard:',
      names: rules.map(({ name }) => name),
      way: {
        kind: 'choice',
        choice: 'deleteRules',
        flag: '--delete-rules',
        question: 'Delete them?',
      },
    },
    {
      what: 'The stack’s bus has rules created elsewhere:',
      names: otherRules,
      way: {
        kind: 'choice',
        choice: 'deleteOtherRules',
        flag: '--delete-other-rules',
        question: 'Delete them?',
      },
    },
  ];
}

function byHand(what: string, names: readonly string[] = [], advice: string): Obstacle {
  return { what, names, way: { kind: 'by-hand', advice } };
}

/** As text for the user, one obstacle with what to do about it. */
export function formatObstacle({ what, names, way }: Obstacle): string {
  const remedy = way.kind === 'by-hand' ? way.advice : `To do that first, pass ${way.flag}`;
  return [what, ...names.map((name) => `    ${name}`), `  → ${remedy}`].join('\n');
}
