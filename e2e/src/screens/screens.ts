import { EVENT_SCREENS } from './listed/event-screens.ts';
import { FAILURE_SCREENS } from './listed/failure-screens.ts';
import { OTHER_SCREENS } from './listed/other-screens.ts';
import { RULE_SCREENS } from './listed/rule-screens.ts';
import type { Screen } from './listed/screen.ts';
import { WEBHOOK_SCREENS } from './listed/webhook-screens.ts';

/** Every screen with data, including panels, tabs and dialogs. */
export const SCREENS: readonly Screen[] = [
  ...OTHER_SCREENS,
  ...WEBHOOK_SCREENS,
  ...RULE_SCREENS,
  ...EVENT_SCREENS,
  ...FAILURE_SCREENS,
];
