import { createTargetOperation, listTargetsOperation } from '../../../api/rule-operations.ts';
import { serve } from '../../../server/serve.ts';
import { createTarget } from '../../../server/targets/create-target.ts';
import { listTargets } from '../../../server/targets/list-targets.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listTargetsOperation, listTargets);
export const POST = serve(createTargetOperation, createTarget);
