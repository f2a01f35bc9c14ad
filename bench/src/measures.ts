import type { Measure } from './measure.ts';
import { measureLists } from './measures/lists.ts';
import { measureWebhookCount } from './measures/webhook-count.ts';

/** By the name that `--only` takes, in the order they run; one that stands twice runs once. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  webhooks: measureWebhookCount,
  lists: measureLists,
};
