import { ListTargetsByRuleCommand, type Target } from '@aws-sdk/client-eventbridge';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Dependencies } from '../dependencies.ts';
import { explainError } from '../explain-error.ts';
import { parseRuleArn } from '../rules/rule-arn.ts';
import { findQueueUrl } from '../targets/find-queue-url.ts';
import { parseQueueArn } from '../targets/queue-arn.ts';
import type { HeldMessage } from './failure-queue.ts';

type Needed = Pick<Dependencies, 'events' | 'sqs' | 'logUnexpected'>;

/** Sends dead letters to their own targets; for each that could not be sent it tells why. */
export type Resend = (messages: readonly HeldMessage[]) => Promise<ReadonlyMap<string, string>>;

/** Targets and queues are looked up once for as long as the returned function is used. */
export function createResend(dependencies: Needed): Resend {
  const findTarget = memoise((ruleAndTarget: string) => {
    const [ruleArn = '', targetArn = ''] = ruleAndTarget.split('\n');
    return findRuleTarget(dependencies, ruleArn, targetArn);
  });
  const readQueueUrl = memoise((arn: string) => findQueueUrl(dependencies.sqs, arn));

  async function resend({ body, attributes }: HeldMessage): Promise<string | undefined> {
    const { RULE_ARN: ruleArn = '', TARGET_ARN: targetArn } = attributes;
    if (targetArn === undefined) return 'It does not say which target it was for.';
    const queue = parseQueueArn(targetArn);
    if (queue === undefined || queue.isFifo) {
      return `Only standard SQS queues can be redriven to; its target is ${targetArn}.`;
    }
    const target = await findTarget(`${ruleArn}\n${targetArn}`);
    if (target?.InputPath ?? target?.InputTransformer) {
      return 'Its rule passes on only a part of the event, which a redrive cannot make.';
    }
    const queueUrl = await readQueueUrl(targetArn);
    if (queueUrl === undefined) return `The queue ${queue.name} does not exist.`;
    await dependencies.sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: target?.Input ?? body }),
    );
    return undefined;
  }

  return async (messages) => {
    const failed = new Map<string, string>();
    const resending = messages.map(async (message) => {
      const why = await resend(message).catch((error: unknown) =>
        explainError(error, dependencies.logUnexpected),
      );
      if (why !== undefined) failed.set(message.id, why);
    });
    await Promise.all(resending);
    return failed;
  };
}

/** @returns undefined when the rule is gone or has another target by now. */
async function findRuleTarget(
  { events }: Needed,
  ruleArn: string,
  targetArn: string,
): Promise<Target | undefined> {
  const rule = parseRuleArn(ruleArn);
  if (rule === undefined) return undefined;
  try {
    const { Targets = [] } = await events.send(
      new ListTargetsByRuleCommand({ Rule: rule.name, EventBusName: rule.busName }),
    );
    return Targets.find(({ Arn }) => Arn === targetArn);
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function memoise<Result>(find: (key: string) => Promise<Result>): (key: string) => Promise<Result> {
  const found = new Map<string, Promise<Result>>();
  return (key) => {
    const result = found.get(key) ?? find(key);
    found.set(key, result);
    return result;
  };
}
