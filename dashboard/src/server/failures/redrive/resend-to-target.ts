import { InvokeCommand } from '@aws-sdk/client-lambda';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { renderTargetInput } from '@momento-gateway/api/target-input/render-target-input';
import { explainError } from '../../aws/explain-error.ts';
import { runInParallel } from '../../aws/run-in-parallel.ts';
import { untilAborted } from '../../aws/until-aborted.ts';
import type { Context } from '../../context.ts';
import type { DeadLetter } from '../queue/stored-message.ts';
import { createFindRoute, type Route } from './find-route.ts';
import { sendToBus } from './send-to-bus.ts';
import { sendToLogGroup } from './send-to-log-group.ts';

const NOT_JSON =
  'The input template of its rule makes no JSON of it, so EventBridge does not deliver it either. Correct the template.';

/** Sends dead letters to their own targets; for each that could not be sent it tells why. */
export type Resend = (
  messages: readonly DeadLetter[],
  abortSignal: AbortSignal,
) => Promise<ReadonlyMap<string, string>>;

const PARALLEL_MESSAGES = 16;

/** Targets are looked up once for as long as the returned function is used. */
export function createResend(context: Context): Resend {
  const findRoute = createFindRoute(context);
  const logStreamName = `redrive-${context.newId()}`;

  async function resend(message: DeadLetter, abortSignal: AbortSignal) {
    const route = await untilAborted(findRoute(message), abortSignal);
    return send(context, route, { ...message, logStreamName, abortSignal });
  }

  return async (messages, abortSignal) => {
    const failed = new Map<string, string>();
    await runInParallel(messages, PARALLEL_MESSAGES, async (message) => {
      const why = await resend(message, abortSignal).catch((error: unknown) =>
        explainError(error, context.logUnexpected),
      );
      if (why !== undefined) failed.set(message.id, why);
    });
    return failed;
  };
}

interface Resent extends Pick<DeadLetter, 'body' | 'ruleArn'> {
  readonly logStreamName: string;
  readonly abortSignal: AbortSignal;
}

/** @returns why it was not sent; undefined when it was. */
async function send(
  context: Context,
  route: Route,
  { body, ruleArn, logStreamName, abortSignal }: Resent,
): Promise<string | undefined> {
  if (route.to === 'none') return route.why;
  if (route.to === 'bus') return sendToBus(context, route.arn, body, abortSignal);
  const { sqs, targetClients } = context;
  const rendered = renderTargetInput(route.input, body, ruleArn);
  if (rendered.result === 'not-json') return NOT_JSON;
  const input = rendered.text;
  switch (route.to) {
    case 'queue':
      await sqs.send(new SendMessageCommand({ QueueUrl: route.queueUrl, MessageBody: input }), {
        abortSignal,
      });
      return undefined;
    case 'log-group':
      return sendToLogGroup(
        context,
        { logGroupName: route.name, logStreamName },
        input,
        abortSignal,
      );
    case 'function':
      await targetClients.lambda.send(
        new InvokeCommand({
          FunctionName: route.arn,
          InvocationType: 'Event',
          Payload: Buffer.from(input),
        }),
        { abortSignal },
      );
      return undefined;
  }
}
