import {
  createRuleOperation,
  listRulesOperation,
} from '@momento-gateway/api/rules/rule-operations';
import { serve } from '../../../server/http/serve.ts';
import { createRule } from '../../../server/rules/create-rule.ts';
import { listRules } from '../../../server/rules/list-rules.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listRulesOperation, listRules);
export const POST = serve(createRuleOperation, createRule);
