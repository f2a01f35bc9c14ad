import {
  deleteFailuresOperation,
  listFailuresOperation,
  readFailureOperation,
  readRedriveOperation,
  redriveFailuresOperation,
  startRedriveOperation,
} from './failures/failure-operations.ts';
import {
  readGatewayOperation,
  readHealthOperation,
  readOpenApiOperation,
} from './gateway/gateway-operations.ts';
import {
  closeViewerOperation,
  openViewerOperation,
  readViewerOperation,
  removeViewerOperation,
} from './live/live-operations.ts';
import {
  listMomentoWebhooksOperation,
  registerMomentoWebhookOperation,
  takeSecretOperation,
} from './momento/momento-operations.ts';
import {
  checkDependenciesOperation,
  listActivityOperation,
  readMetricsOperation,
} from './observation/observation-operations.ts';
import type { Operation } from './operation.ts';
import { testRuleOperation } from './rules/pattern-check-operations.ts';
import {
  checkPermissionOperation,
  listPermissionsOperation,
} from './rules/permission-operations.ts';
import {
  createRuleOperation,
  createTargetOperation,
  deleteRuleOperation,
  listRulesOperation,
  listTargetsOperation,
  readRuleOperation,
  updateRuleOperation,
} from './rules/rule-operations.ts';
import {
  deleteWebhookOperation,
  endPreviousSecretsOperation,
  listWebhooksOperation,
  readWebhookOperation,
  registerWebhookOperation,
  rotateSecretOperation,
  sendTestEventOperation,
  updateWebhookOperation,
} from './webhooks/webhook-operations.ts';

/** Every call of the HTTP API. */
export const OPERATIONS: readonly Operation[] = [
  readHealthOperation,
  readGatewayOperation,
  readOpenApiOperation,
  listWebhooksOperation,
  registerWebhookOperation,
  readWebhookOperation,
  updateWebhookOperation,
  deleteWebhookOperation,
  rotateSecretOperation,
  endPreviousSecretsOperation,
  sendTestEventOperation,
  listMomentoWebhooksOperation,
  registerMomentoWebhookOperation,
  takeSecretOperation,
  listRulesOperation,
  createRuleOperation,
  testRuleOperation,
  readRuleOperation,
  updateRuleOperation,
  deleteRuleOperation,
  listPermissionsOperation,
  checkPermissionOperation,
  listTargetsOperation,
  createTargetOperation,
  openViewerOperation,
  readViewerOperation,
  removeViewerOperation,
  closeViewerOperation,
  listFailuresOperation,
  redriveFailuresOperation,
  deleteFailuresOperation,
  readFailureOperation,
  listActivityOperation,
  readMetricsOperation,
  checkDependenciesOperation,
  startRedriveOperation,
  readRedriveOperation,
];
