import type { ActivityIndex } from '../activity/activity-index.ts';
import type { WebhookPlaces } from '../activity/known-webhook.ts';
import type { RedrivenCalls } from '../activity/redriven-calls.ts';
import type { BaseContext } from '../base-context.ts';
import type { Caller } from '../callers/caller.ts';
import type { FailureList } from '../failures/failure-list.ts';
import type { ConnectMomento } from '../momento/momento-client.ts';
import type { WithStack } from '../stack-context.ts';
import type { WebhookIndex } from '../webhooks/webhook-index.ts';

/** What an explanation reads. All of it is bound to the tenant of the call. */
export interface ExplainContext extends BaseContext, WithStack {
  readonly webhooks: WebhookIndex;
  readonly failures: FailureList;
  readonly held: FailureList;
  readonly activity: ActivityIndex;
  readonly places: WebhookPlaces;
  readonly redrivenCalls: RedrivenCalls;
  readonly connectMomento: ConnectMomento;
  readonly caller: Pick<Caller, 'roleIn'>;
}
