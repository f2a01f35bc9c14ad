import { InvokeCommand } from '@aws-sdk/client-lambda';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { renderTargetInput } from '../../target-input/render-target-input.ts';
import type { Dependencies } from '../dependencies.ts';
import { explainError } from '../explain-error.ts';
import type { DeadLetter } from '../failures/stored-message.ts';
import { createFindRoute, type Route } from './find-route.ts';
import { sendToBus } from './send-to-bus.ts';
import { sendToLogGroup } from './send-to-log-group.ts';

/** Sends dead letters to their own targets; for each that could not be sent it tells why. */
export type Resend = (messages: readonly DeadLetter[]) => Promise<ReadonlyMap<string, string>>;

/** Targets are looked up once for as long as the returned function is used. */
export function createResend(dependencies: Dependencies): Resend {
  const findRoute = createFindRoute(dependencies);
  const logStreamName = `redrive-${dependencies.newId()}`;

  async function resend({ body, ruleArn, targetArn }: DeadLetter): Promise<string | undefined> {
    const route = await findRoute({ ruleArn, targetArn });
    return send(dependencies, route, { body, ruleArn, logStreamName });
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

interface Resent extends Pick<DeadLetter, 'body' | 'ruleArn'> {
  readonly logStreamName: string;
}

/** @returns why it was not sent; undefined when it was. */
async function send(
  dependencies: Dependencies,
  route: Route,
  { body, ruleArn, logStreamName }: Resent,
): Promise<string | undefined> {
  if (route.to === 'none') return route.why;
  if (route.to === 'bus') return sendToBus(dependencies, route.arn, body);
  const { sqs, targetClients } = dependencies;
  const input = renderTargetInput(route.input, body, ruleArn);
  switch (route.to) {
    case 'queue':
      await sqs.send(new SendMessageCommand({ QueueUrl: route.queueUrl, MessageBody: input }));
      return undefined;
    case 'log-group':
      await sendToLogGroup(dependencies, { logGroupName: route.name, logStreamName }, input);
      return undefined;
    case 'function':
      await targetClients.lambda.send(
        new InvokeCommand({
          FunctionName: route.arn,
          InvocationType: 'Event',
          Payload: Buffer.from(input),
        }),
      );
      return undefined;
  }
}
