import { createRuleOperation, listRulesOperation } from '../../../api/rule-operations.ts';
import { createRule } from '../../../server/rules/create-rule.ts';
import { listRules } from '../../../server/rules/list-rules.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listRulesOperation, listRules);
export const POST = serve(createRuleOperation, createRule);
