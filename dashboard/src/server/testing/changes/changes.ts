import { ARCHIVE_CHANGES } from './archive-changes.ts';
import type { Change } from './change.ts';
import { FAILURE_CHANGES } from './failure-changes.ts';
import { HELD_CHANGES } from './held-changes.ts';
import { QUEUE_CHANGES } from './queue-changes.ts';
import { RULE_CHANGES } from './rule-changes.ts';
import { TENANT_CHANGES } from './tenant-changes.ts';
import { WEBHOOK_CHANGES } from './webhook-changes.ts';

/** Every change that the HTTP API can make in AWS. */
export const OTHER_CHANGES: readonly Change[] = [
  ...WEBHOOK_CHANGES,
  ...TENANT_CHANGES,
  ...QUEUE_CHANGES,
  ...ARCHIVE_CHANGES,
  ...FAILURE_CHANGES,
  ...HELD_CHANGES,
];

export const CHANGES: readonly Change[] = [...RULE_CHANGES, ...OTHER_CHANGES];

/** Calls that are no GET and change nothing in AWS. */
export const NO_CHANGES: readonly string[] = [
  'testRule',
  'explainMessage',
  'checkSigningSecret',
  'recordExport',
  'sendTestEvent',
  'listMomentoWebhooks',
  // It changes receive counts alone; look-into-queue.test.ts has them.
  'lookIntoQueue',
  // It only lets a redrive end earlier; redrive-stop.test.ts has what AWS can do to it.
  'stopRedrive',
];
