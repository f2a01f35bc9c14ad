import type { Measure } from './measure.ts';
import { measureActivity } from './measures/activity.ts';
import { measureAgainstUrl } from './measures/against-url.ts';
import { measureCold } from './measures/cold.ts';
import { measureFlood } from './measures/flood.ts';
import { measureLists } from './measures/lists.ts';
import { measureLives } from './measures/lives.ts';
import { measureLogic } from './measures/logic.ts';
import { measureSignature } from './measures/signature.ts';
import { measureThroughput } from './measures/throughput.ts';
import { measureWebhookCount } from './measures/webhook-count.ts';

/** By the name that `--only` takes, in the order they run; one that stands twice runs once. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  cold: measureCold,
  warm: measureLives,
  memory: measureLives,
  logic: measureLogic,
  signature: measureSignature,
  webhooks: measureWebhookCount,
  lists: measureLists,
  activity: measureActivity,
  throughput: measureThroughput,
  flood: measureFlood,
  against: measureAgainstUrl,
};
