import { listPermissionsOperation } from '@momento-gateway/api/rules/permission-operations';
import { serve } from '../../../server/http/serve.ts';
import { listPermissions } from '../../../server/rules/permissions/list-permissions.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(listPermissionsOperation, listPermissions);
