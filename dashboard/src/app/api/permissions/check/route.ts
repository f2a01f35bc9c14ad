import { checkPermissionOperation } from '@momento-gateway/api/rules/permission-operations';
import { serve } from '../../../../server/http/serve.ts';
import { checkPermission } from '../../../../server/rules/permissions/check-permission.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(checkPermissionOperation, checkPermission);
