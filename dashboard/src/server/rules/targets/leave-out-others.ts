import {
  paginateGetResources,
  type ResourceTagMapping,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { ListTargetsType, PickableTarget } from '@momento-gateway/api/rules/target';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { TENANT_TAG } from '@momento-gateway/shared/tenant';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import {
  isNamedForeign,
  isTaggedForeign,
  readTags,
  type TargetNeeds,
  taggedArnOf,
} from './foreign-targets.ts';
import { findOwnResource } from './own-resource.ts';

/** The service whose tags are read for a list; what is not here has no tags that can be listed. */
const SERVICES: Readonly<Partial<Record<ListTargetsType, string>>> = {
  sqs: 'sqs',
  lambda: 'lambda',
  sns: 'sns',
  logs: 'logs',
  'step-functions': 'states',
  'event-bus': 'events',
};

/** The targets that the tenant may pick: none of the gateway's own, and none of another tenant. */
export async function leaveOutOthers(
  context: TargetNeeds,
  type: ListTargetsType,
  targets: readonly PickableTarget[],
): Promise<PickableTarget[]> {
  const left = targets.filter(
    ({ arn }) => findOwnResource(context, arn, arn) === undefined && !isNamedForeign(context, arn),
  );
  const service = SERVICES[type];
  if (service === undefined || left.length === 0) return left;
  const foreign = await listForeign(context, service);
  return left.filter(({ arn }) => !foreign.has(taggedArnOf(arn)));
}

async function listForeign(context: TargetNeeds, service: string): Promise<ReadonlySet<string>> {
  // Only queues were made for targets before they got the tag of their tenant.
  const keys = service === 'sqs' ? [TENANT_TAG, STACK_TAG] : [TENANT_TAG];
  const found: ResourceTagMapping[] = [];
  try {
    for (const Key of keys) {
      const pages = paginateGetResources(
        { client: context.tagging },
        { ResourceTypeFilters: [service], TagFilters: [{ Key }] },
      );
      for await (const { ResourceTagMappingList = [] } of pages) {
        found.push(...ResourceTagMappingList);
      }
    }
  } catch (error) {
    if (!isUnanswered(error)) throw error;
  }
  return new Set(
    found.flatMap(({ ResourceARN = '', Tags }) =>
      isTaggedForeign(context, readTags(Tags)) ? [ResourceARN] : [],
    ),
  );
}
