import { TagResourceCommand } from '@aws-sdk/client-eventbridge';
import type { BaseContext } from '../base-context.ts';

export type BusTags = Readonly<Record<string, string>>;

export async function tagBus(
  { events }: Pick<BaseContext, 'events'>,
  busArn: string,
  Key: string,
  Value: string,
): Promise<void> {
  await events.send(new TagResourceCommand({ ResourceARN: busArn, Tags: [{ Key, Value }] }));
}

/** @returns what is before all times when there is none */
export function readTime(value: string | undefined): number {
  const time = Date.parse(value ?? '');
  return Number.isFinite(time) ? time : Number.NEGATIVE_INFINITY;
}
