import type { AuditKind } from '@momento-gateway/api/audit/audit';
import type { OperationId, Operations } from '@momento-gateway/api/operations';

/** What the audit log says of an operation. */
export interface Audit {
  /** What kind of thing it changes, or shows to somebody. */
  readonly kind: AuditKind;
  /** Where its id or name is; in the answer, when the call makes it. */
  readonly id?: `${'params' | 'query' | 'body' | 'answer'}.${string}`;
  /**
   * Fields of what is asked for, answered, and was before, such as `targets.arn`. No other field is
   * written: one that holds a secret, a message, or a text of unknown content must not be here.
   */
  readonly shows: readonly string[];
  /** It changes something only with this field. */
  readonly onlyWith?: string;
  /** With this field it changes nothing. */
  readonly notWith?: string;
  /**
   * It changes nothing at all, and has one line, which may be missing: whoever may only see has no
   * permission to write it on their own machine, and is not refused.
   */
  readonly isNote?: true;
}

type ChangingId = {
  [Id in OperationId]: Operations[Id]['method'] extends 'GET' ? never : Id;
}[OperationId];

const WEBHOOK = ['name', 'tenant', 'cache', 'topic', 'enabled', 'parseText'] as const;
const OVERLAP = ['overlapMinutes', 'previousSecrets.validUntil', 'previousValidUntil'] as const;
const TARGET = ['id', 'type', 'arn', 'roleArn', 'deadLetterArn', 'retry'] as const;
const RULE = [
  ...['description', 'enabled', 'cache', 'topic', 'pattern', 'version'],
  ...TARGET.map((field) => `targets.${field}`),
] as const;
const CHOICE = ['ids', 'all', 'eventsPerSecond', 'results.id', 'results.result'] as const;
const REPLAY = ['ruleName', 'from', 'until', 'name', 'state', 'ruleNames'] as const;
const ENTRIES = [
  'scope',
  'from',
  'until',
  'who',
  'operation',
  'kind',
  'object',
  'outcome',
] as const;

const ofWebhook = { kind: 'webhook', id: 'params.webhookId' } as const;
const ofRule = { kind: 'rule', id: 'params.name' } as const;

/**
 * Every operation that is not a GET is here: the compiler refuses a new one that is missing. `none`
 * is for what a viewer may do, which changes nothing that lasts. A GET is here when it is an export.
 */
export const AUDITS: Readonly<
  Record<ChangingId, Audit | 'none'> & Partial<Record<OperationId, Audit | 'none'>>
> = {
  registerWebhook: { kind: 'webhook', id: 'answer.webhookId', shows: WEBHOOK },
  updateWebhook: { ...ofWebhook, shows: WEBHOOK },
  deleteWebhook: { ...ofWebhook, shows: WEBHOOK },
  rotateSecret: { ...ofWebhook, shows: [...WEBHOOK, ...OVERLAP, 'redriveId'] },
  checkSigningSecret: {
    ...ofWebhook,
    shows: ['heldCount', 'verifiedCount', 'publishedCount', 'lostCount', 'overlapMinutes'],
    isNote: true,
  },
  endPreviousSecrets: { ...ofWebhook, shows: [...WEBHOOK, ...OVERLAP] },
  sendTestEvent: { ...ofWebhook, shows: ['status', 'durationMs'] },

  listMomentoWebhooks: { kind: 'cache', id: 'body.cache', shows: ['cache', 'endpoint'] },
  registerMomentoWebhook: {
    kind: 'webhook',
    id: 'answer.webhookId',
    shows: [...WEBHOOK, 'endpoint', 'momentoWebhook', 'repoint'],
  },
  takeSecret: { ...ofWebhook, shows: [...WEBHOOK, ...OVERLAP, 'endpoint', 'rotate', 'redriveId'] },

  createRule: { kind: 'rule', id: 'body.name', shows: RULE },
  updateRule: { ...ofRule, shows: RULE },
  switchRule: { ...ofRule, shows: RULE },
  deleteRule: { ...ofRule, shows: RULE },
  grantPermission: { ...ofRule, shows: ['arn', 'state'] },
  createTarget: { kind: 'target', id: 'body.name', shows: ['type', 'name', 'arn'] },
  // It shows messages, and each look counts as a receive.
  lookIntoQueue: { ...ofRule, shows: ['arn', 'maxReceiveCount'] },
  testRule: 'none',
  // With a key it shows what Momento has.
  explainMessage: {
    kind: 'webhook',
    id: 'body.webhookId',
    shows: ['webhookId', 'endpoint'],
    onlyWith: 'apiKey',
  },

  redriveFailures: { kind: 'failures', shows: CHOICE, notWith: 'dryRun' },
  deleteFailures: { kind: 'failures', shows: CHOICE },
  startRedrive: { kind: 'redrive', id: 'answer.redriveId', shows: CHOICE },
  stopRedrive: { kind: 'redrive', id: 'params.redriveId', shows: ['state', 'total', 'counts'] },

  verifyHeldCalls: { kind: 'redrive', id: 'answer.redriveId', shows: CHOICE },
  discardHeldCalls: { kind: 'held calls', shows: CHOICE },

  startReplay: { kind: 'replay', id: 'answer.name', shows: REPLAY },
  cancelReplay: { kind: 'replay', id: 'params.replayName', shows: REPLAY },
  // A viewer's page has a rule and a queue for as long as it is open.
  openViewer: {
    kind: 'live events',
    id: 'answer.viewerId',
    shows: ['cache', 'topic', 'pattern', 'replay'],
    onlyWith: 'replay',
  },
  removeViewer: 'none',
  closeViewer: 'none',

  createTenant: { kind: 'tenant', id: 'body.name', shows: ['name'] },
  removeTenant: { kind: 'tenant', id: 'params.tenantName', shows: ['name'] },

  recordExport: { kind: 'failures', shows: ['kind', 'count', 'withEvents'], isNote: true },
  exportAudit: { kind: 'audit log', shows: ENTRIES },
};
