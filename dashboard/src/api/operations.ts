import {
  deleteFailuresOperation,
  listFailuresOperation,
  readFailureOperation,
  readRedriveOperation,
  redriveFailuresOperation,
  startRedriveOperation,
} from './failure-operations.ts';
import {
  readGatewayOperation,
  readHealthOperation,
  readOpenApiOperation,
} from './gateway-operations.ts';
import {
  closeViewerOperation,
  openViewerOperation,
  readViewerOperation,
  removeViewerOperation,
} from './live-operations.ts';
import {
  listMomentoWebhooksOperation,
  registerMomentoWebhookOperation,
  takeSecretOperation,
} from './momento-operations.ts';
import {
  checkDependenciesOperation,
  listActivityOperation,
  readMetricsOperation,
} from './observation-operations.ts';
import type { Operation } from './operation.ts';
import { checkPermissionOperation, listPermissionsOperation } from './permission-operations.ts';
import {
  createRuleOperation,
  createTargetOperation,
  deleteRuleOperation,
  listRulesOperation,
  listTargetsOperation,
  readRuleOperation,
  updateRuleOperation,
} from './rule-operations.ts';
import { testRuleOperation } from './rule-test-operations.ts';
import {
  deleteWebhookOperation,
  endPreviousSecretsOperation,
  listWebhooksOperation,
  readWebhookOperation,
  registerWebhookOperation,
  rotateSecretOperation,
  sendTestEventOperation,
  updateWebhookOperation,
} from './webhook-operations.ts';

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
