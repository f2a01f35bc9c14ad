import {
  deleteRuleOperation,
  readRuleOperation,
  updateRuleOperation,
} from '../../../../api/rule-operations.ts';
import { deleteRule } from '../../../../server/rules/delete-rule.ts';
import { readRule } from '../../../../server/rules/read-rule.ts';
import { updateRule } from '../../../../server/rules/update-rule.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readRuleOperation, readRule);
export const PATCH = serve(updateRuleOperation, updateRule);
export const DELETE = serve(deleteRuleOperation, deleteRule);
