import type { Change } from './change.ts';
import { FAILURE_CHANGES } from './failure-changes.ts';
import { RULE_CHANGES } from './rule-changes.ts';
import { WEBHOOK_CHANGES } from './webhook-changes.ts';

/** Every change that the HTTP API can make in AWS. */
export const CHANGES: readonly Change[] = [...WEBHOOK_CHANGES, ...RULE_CHANGES, ...FAILURE_CHANGES];
