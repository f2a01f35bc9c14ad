import { checkPermissionOperation } from '../../../../api/permission-operations.ts';
import { checkPermission } from '../../../../server/permissions/check-permission.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(checkPermissionOperation, checkPermission);
