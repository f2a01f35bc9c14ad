import { CancelReplayCommand } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, refuseField } from '../refusals/refusal.ts';
import { describeRule } from '../rules/read-rules.ts';
import { findArchive } from './find-archive.ts';
import { nameReplay } from './name-replay.ts';
import { findReplay, sendStartReplay } from './replays.ts';

export const startReplay: Handler<'startReplay', BaseContext> = async (
  context,
  { body: { ruleName, from, until } },
) => {
  const archive = await findArchive(context);
  if (isRefusal(archive)) return archive;
  const rule = isViewerName(ruleName) ? undefined : await describeRule(context, ruleName);
  if (rule?.Arn === undefined) return { refusal: 'rule-not-found' };
  if (rule.State === 'DISABLED') {
    return refuseField('ruleName', 'The rule is disabled and gets no events. Enable it first.');
  }
  const replay = { ruleArn: rule.Arn, from, until };
  const { name, isOpen } = await nameReplay(context, archive, replay);
  if (!isOpen) await sendStartReplay(context, archive, { ...replay, name });
  return (await findReplay(context, name)) ?? { refusal: 'replay-not-found' };
};

export const cancelReplay: Handler<'cancelReplay', BaseContext> = async (
  context,
  { params: { replayName } },
) => {
  const replay = await findReplay(context, replayName);
  if (replay === undefined) return { refusal: 'replay-not-found' };
  await sendCancelReplay(context, replayName);
  return (await findReplay(context, replayName)) ?? { refusal: 'replay-not-found' };
};

/** What a replay that is over, or long gone, is answered; emulators differ from AWS here. */
const IS_OVER = ['IllegalStatusException', 'ResourceNotFoundException', 'ValidationException'];

/** One that is over stays as it is. */
export async function sendCancelReplay(
  { events }: Pick<BaseContext, 'events'>,
  name: string,
): Promise<void> {
  try {
    await events.send(new CancelReplayCommand({ ReplayName: name }));
  } catch (error) {
    if (!isAwsError(error, ...IS_OVER)) throw error;
  }
}
