import type { Target } from '@aws-sdk/client-eventbridge';
import type { HclBlock } from './hcl.ts';

type Ecs = NonNullable<Target['EcsParameters']>;

export function toEcsBlock(ecs: Ecs): HclBlock {
  const network = ecs.NetworkConfiguration?.awsvpcConfiguration;
  return {
    head: 'ecs_target',
    attributes: {
      task_definition_arn: ecs.TaskDefinitionArn,
      task_count: ecs.TaskCount,
      launch_type: ecs.LaunchType,
      platform_version: ecs.PlatformVersion,
      group: ecs.Group,
      enable_ecs_managed_tags: ecs.EnableECSManagedTags,
      enable_execute_command: ecs.EnableExecuteCommand,
      propagate_tags: ecs.PropagateTags,
      tags:
        ecs.Tags && Object.fromEntries(ecs.Tags.map(({ Key = '', Value = '' }) => [Key, Value])),
    },
    blocks: [
      network && {
        head: 'network_configuration',
        attributes: {
          subnets: network.Subnets,
          security_groups: network.SecurityGroups,
          assign_public_ip:
            network.AssignPublicIp === undefined ? undefined : network.AssignPublicIp === 'ENABLED',
        },
      },
      ...(ecs.CapacityProviderStrategy ?? []).map(({ capacityProvider, weight, base }) => ({
        head: 'capacity_provider_strategy',
        attributes: { capacity_provider: capacityProvider, weight, base },
      })),
      ...(ecs.PlacementConstraints ?? []).map(({ type, expression }) => ({
        head: 'placement_constraint',
        attributes: { type, expression },
      })),
      ...(ecs.PlacementStrategy ?? []).map(({ type, field }) => ({
        head: 'ordered_placement_strategy',
        attributes: { type, field },
      })),
    ],
  };
}
