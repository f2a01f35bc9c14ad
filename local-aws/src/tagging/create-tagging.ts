import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Account, type AwsService, defineOperation } from '../core/aws-service.ts';
import { listTagged, type Tagged } from './list-tagged.ts';

const PER_PAGE = 100;

const inputSchema = z.strictObject({
  PaginationToken: z.string().optional(),
  TagFilters: z
    .array(z.strictObject({ Key: z.string(), Values: z.array(z.string()).default([]) }))
    .max(50)
    .default([]),
  ResourceTypeFilters: z.array(z.string()).max(100).default([]),
  ResourceARNList: z.array(z.string()).min(1).max(100).optional(),
  ResourcesPerPage: z.int().min(1).max(100).default(PER_PAGE),
});

/** The Resource Groups Tagging API: the tags of queues, buses, and rules. */
export function createTagging(options: {
  readonly database: DatabaseSync;
  readonly account: Account;
}): AwsService {
  const getResources = defineOperation(inputSchema, (input) => {
    const from = Number(Buffer.from(input.PaginationToken ?? '', 'base64').toString()) || 0;
    const until = from + input.ResourcesPerPage;
    const found = listTagged(options).filter((one) => isAskedFor(one, input));
    const token = found.length > until ? Buffer.from(`${until}`).toString('base64') : '';
    return { PaginationToken: token, ResourceTagMappingList: found.slice(from, until) };
  });
  return {
    targetPrefix: 'ResourceGroupsTaggingAPI_20170126',
    protocol: 'json-1.1',
    operations: new Map([['GetResources', getResources]]),
  };
}

/** It has each of the keys, with one of the values where some are given. */
function isAskedFor(
  { ResourceARN, Tags }: Tagged,
  { TagFilters, ResourceTypeFilters, ResourceARNList }: z.output<typeof inputSchema>,
): boolean {
  const [, , service, , , resource = ''] = ResourceARN.split(':');
  const types = [service, `${service}:${resource.split('/')[0]}`];
  return (
    (ResourceARNList?.includes(ResourceARN) ?? true) &&
    (ResourceTypeFilters.length === 0 || ResourceTypeFilters.some((one) => types.includes(one))) &&
    TagFilters.every(({ Key, Values }) =>
      Tags.some((tag) => tag.Key === Key && (Values.length === 0 || Values.includes(tag.Value))),
    )
  );
}
