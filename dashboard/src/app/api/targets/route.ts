import {
  createTargetOperation,
  listTargetsOperation,
} from '@momento-gateway/api/rules/rule-operations';
import { serve } from '../../../server/http/serve.ts';
import { createTarget } from '../../../server/rules/targets/create-target.ts';
import { listTargets } from '../../../server/rules/targets/list-targets.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listTargetsOperation, listTargets);
export const POST = serve(createTargetOperation, createTarget);
