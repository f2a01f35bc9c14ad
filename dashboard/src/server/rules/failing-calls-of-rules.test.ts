import { failEachCall } from '../testing/changes/fail-each-call.ts';
import { RULE_CHANGES } from '../testing/changes/rule-changes.ts';

failEachCall(RULE_CHANGES);
