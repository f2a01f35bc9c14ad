import {
  deleteRuleOperation,
  readRuleOperation,
  updateRuleOperation,
} from '@momento-gateway/api/rules/rule-operations';
import { serve } from '../../../../server/http/serve.ts';
import { deleteRule } from '../../../../server/rules/delete-rule.ts';
import { readRule } from '../../../../server/rules/read-rule.ts';
import { updateRule } from '../../../../server/rules/update-rule.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readRuleOperation, readRule);
export const PATCH = serve(updateRuleOperation, updateRule);
export const DELETE = serve(deleteRuleOperation, deleteRule);
