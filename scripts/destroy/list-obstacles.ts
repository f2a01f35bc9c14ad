import type { GatewayStack } from '../aws/read-gateway-stack.ts';
import type { Choices } from './options.ts';
import type { Contents } from './read-contents.ts';

/** What the stack's deletion would fail on, at once or half way. */
export interface Obstacle {
  readonly what: string;
  /** What it is about, by name. */
  readonly names: readonly string[];
  readonly way: Way;
}

type Way =
  /** The command does it, when it is told to. */
  | {
      readonly kind: 'choice';
      readonly choice: keyof Choices;
      readonly flag: string;
      readonly question: string;
    }
  /** A person has to do it, with care. */
  | { readonly kind: 'by-hand'; readonly advice: string };

/** Those that no choice has dealt with yet. None: the deletion can begin. */
export function listObstacles(
  stack: GatewayStack,
  contents: Contents,
  choices: Choices,
): readonly Obstacle[] {
  return [
    ...listStackObstacles(stack),
    ...[
      ...listPolicyObstacles(contents),
      ...(contents.ownsBus ? listBusObstacles(contents) : []),
    ].filter(
      ({ names, way }) => names.length > 0 && !(way.kind === 'choice' && choices[way.choice]),
    ),
  ];
}

function listStackObstacles({ name, status, isProtected }: GatewayStack): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (isProtected) {
    const advice = `aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${name}`;
    obstacles.push(byHand('The stack is protected against deletion.', [], advice));
  }
  if (status.endsWith('_IN_PROGRESS')) {
    const what = `CloudFormation is working on the stack (${status}).`;
    obstacles.push(byHand(what, [], 'Wait until it is done.'));
  }
  return obstacles;
}

function listPolicyObstacles({ policyHolders, addedToRole }: Contents): readonly Obstacle[] {
  const [boundaries, attachments] = [true, false].map((isBoundary) =>
    policyHolders
      .filter((holder) => holder.isBoundary === isBoundary)
      .map(({ kind, name }) => `${kind} ${name}`),
  );
  return [
    byHand(
      'The function’s role has policies that the stack did not give it, and IAM deletes no such role:',
      addedToRole,
      'Detach or delete them first.',
    ),
    byHand(
      'The dashboard’s policy is a permissions boundary, and IAM deletes no policy in use:',
      boundaries,
      'Give them another boundary first; without one they may do more.',
    ),
    {
      what: 'The dashboard’s policy is attached, and IAM deletes no policy in use:',
      names: attachments ?? [],
      way: {
        kind: 'choice',
        choice: 'detachPolicy',
        flag: '--detach-policy',
        question: 'Detach it?',
      },
    },
  ];
}

/** EventBridge deletes no bus that has rules. */
function listBusObstacles(contents: Contents): readonly Obstacle[] {
  const { rules, otherRules, serviceRules, otherArchives, stacksOnBus } = contents;
  return [
    byHand(
      'Other gateways publish to the bus, which the stack made:',
      stacksOnBus,
      'Remove them first, or deploy them with another bus.',
    ),
    byHand(
      'The bus, which the stack made, has archives that the stack did not make:',
      otherArchives,
      'Delete them first (aws events delete-archive); what they hold is gone then.',
    ),
    byHand(
      'The bus, which the stack made, has rules of AWS services:',
      serviceRules,
      'Remove what made them first.',
    ),
    {
      what: 'The bus, which the stack made, has rules that the dashboard made:',
      names: rules.map(({ name }) => name),
      way: {
        kind: 'choice',
        choice: 'deleteRules',
        flag: '--delete-rules',
        question: 'Delete them?',
      },
    },
    {
      what: 'The bus, which the stack made, has rules that were made elsewhere:',
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

/** Lines for people. */
export function formatObstacle({ what, names, way }: Obstacle): string {
  const remedy = way.kind === 'by-hand' ? way.advice : `To do that first: ${way.flag}`;
  return [what, ...names.map((name) => `    ${name}`), `  → ${remedy}`].join('\n');
}
