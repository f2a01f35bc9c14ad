import { buildOpenApi } from '@momento-gateway/api/open-api/build-open-api';
import { OPERATIONS, type OperationId } from '@momento-gateway/api/operations';
import { listActivity } from './activity/list-activity.ts';
import { listUnknownCalls } from './activity/list-unknown-calls.ts';
import { readGaps } from './activity/read-gaps.ts';
import { readArchive } from './archive/find-archive.ts';
import { listReplays, readReplay } from './archive/replays.ts';
import { cancelReplay, startReplay } from './archive/start-replay.ts';
import { exportAudit, listAudit } from './audit/list-audit.ts';
import type { CallContext } from './context.ts';
import { explainEvent, explainMessage } from './explain/explain-event.ts';
import { deleteFailures } from './failures/delete-failures.ts';
import { checkSigningSecret } from './failures/held/check-signing-secret.ts';
import { discardHeldCalls, listHeldCalls, readHeldCall } from './failures/held/held-calls.ts';
import { verifyHeldCalls } from './failures/held/verify-held-calls.ts';
import { listFailureCauses } from './failures/list-failure-causes.ts';
import { listFailures } from './failures/list-failures.ts';
import { readFailure } from './failures/read-failure.ts';
import { listRedrives, readRedrive, stopRedrive } from './failures/redrive/follow-redrive.ts';
import { redriveFailures, startRedrive } from './failures/redrive/start-redrive.ts';
import { checkDependencies } from './gateway/check-dependencies.ts';
import { readGateway } from './gateway/read-gateway.ts';
import type { Handler } from './handler.ts';
import { openViewer } from './live/open-viewer.ts';
import { readViewer } from './live/read-viewer.ts';
import { closeViewer } from './live/remove-viewers.ts';
import { readMetrics } from './metrics/read-metrics.ts';
import { readRuleMetrics } from './metrics/read-rule-metrics.ts';
import { listMomentoWebhooks } from './momento/list-momento-webhooks.ts';
import { registerMomentoWebhook } from './momento/register-momento-webhook.ts';
import { takeSecret } from './momento/take-secret.ts';
import { readMe } from './read-me.ts';
import { testRule } from './rules/check-pattern.ts';
import { exportRules } from './rules/code/export-rules.ts';
import { createRule } from './rules/create-rule.ts';
import { deleteRule, switchRule, updateRule } from './rules/edit-rule.ts';
import { grantPermission } from './rules/grant-permission.ts';
import { checkPermission, listPermissions } from './rules/list-permissions.ts';
import { listRules, readRule } from './rules/list-rules.ts';
import { createTarget } from './rules/targets/create-target.ts';
import { listTargets } from './rules/targets/list-targets.ts';
import { describeQueue, lookIntoQueue } from './rules/targets/look-into-queue.ts';
import { createTenant } from './tenants/create-tenant.ts';
import { listTenants } from './tenants/list-tenants.ts';
import { removeTenant } from './tenants/remove-tenant.ts';
import { deleteWebhook } from './webhooks/delete-webhook.ts';
import { listWebhooks } from './webhooks/list-webhooks.ts';
import { readWebhook } from './webhooks/read-webhook.ts';
import { registerWebhook } from './webhooks/register-webhook.ts';
import { endPreviousSecrets, rotateSecret } from './webhooks/rotate-secret.ts';
import { sendTestEvent } from './webhooks/send-test-event.ts';
import { updateWebhook } from './webhooks/update-webhook.ts';

/** The handler of each operation. The compiler checks here that the context has all they need. */
export const HANDLERS: { readonly [Id in OperationId]: Handler<Id, CallContext> } = {
  listFailures,
  listFailureCauses,
  readFailure,
  redriveFailures,
  deleteFailures,
  startRedrive,
  listRedrives,
  stopRedrive,
  readRedrive,
  listHeldCalls,
  readHeldCall,
  verifyHeldCalls,
  discardHeldCalls,
  readHealth: async () => ({ status: 'ok' }),
  readMe,
  readGateway,
  readOpenApi: async () => buildOpenApi(OPERATIONS),
  readArchive,
  listReplays,
  startReplay,
  readReplay,
  cancelReplay,
  openViewer,
  readViewer,
  removeViewer: closeViewer,
  closeViewer,
  listMomentoWebhooks,
  registerMomentoWebhook,
  takeSecret,
  listActivity,
  readGaps,
  explainEvent,
  explainMessage,
  listUnknownCalls,
  readMetrics,
  readRuleMetrics,
  checkDependencies,
  listAudit,
  exportAudit,
  recordExport: async () => undefined,
  testRule,
  listPermissions,
  checkPermission,
  grantPermission,
  listRules,
  exportRules,
  createRule,
  readRule,
  updateRule,
  switchRule,
  deleteRule,
  listTargets,
  describeQueue,
  lookIntoQueue,
  createTarget,
  listTenants,
  createTenant,
  removeTenant,
  listWebhooks,
  registerWebhook,
  readWebhook,
  updateWebhook,
  deleteWebhook,
  rotateSecret,
  checkSigningSecret,
  endPreviousSecrets,
  sendTestEvent,
};
