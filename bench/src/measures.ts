import type { Measure } from './measure.ts';
import { measureActivity } from './measures/activity.ts';
import { measureAgainstUrl } from './measures/against-url.ts';
import { measureCold } from './measures/cold.ts';
import { measureFlood } from './measures/flood.ts';
import { measureFrozen } from './measures/frozen.ts';
import { measureLists } from './measures/lists.ts';
import { measureLogic } from './measures/logic.ts';
import { measureShare } from './measures/share.ts';
import { measureSignature } from './measures/signature.ts';
import { measureTenants } from './measures/tenants.ts';
import { measureThroughput } from './measures/throughput.ts';
import { measureWarmAndMemory } from './measures/warm-and-memory.ts';
import { measureWebhookCount } from './measures/webhook-count.ts';

/** By name for `--only`, in the order they run; a measure with two names runs once. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  cold: measureCold,
  share: measureShare,
  frozen: measureFrozen,
  warm: measureWarmAndMemory,
  memory: measureWarmAndMemory,
  logic: measureLogic,
  signature: measureSignature,
  webhooks: measureWebhookCount,
  tenants: measureTenants,
  lists: measureLists,
  activity: measureActivity,
  throughput: measureThroughput,
  flood: measureFlood,
  against: measureAgainstUrl,
};
