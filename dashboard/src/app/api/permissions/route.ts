import { listPermissionsOperation } from '../../../api/permission-operations.ts';
import { listPermissions } from '../../../server/permissions/list-permissions.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listPermissionsOperation, listPermissions);
