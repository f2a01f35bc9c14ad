import type { Target } from '@aws-sdk/client-eventbridge';

/** A target as CloudFormation writes it: as PutTargets does, but for ECS, whose names it changes. */
export function toTargetProperty({ EcsParameters, ...target }: Target): Record<string, unknown> {
  return dropUndefined({
    ...target,
    EcsParameters: EcsParameters && toEcsProperty(EcsParameters),
  });
}

type Ecs = NonNullable<Target['EcsParameters']>;

function toEcsProperty(ecs: Ecs): Record<string, unknown> {
  const {
    NetworkConfiguration,
    CapacityProviderStrategy,
    PlacementConstraints,
    PlacementStrategy,
    Tags,
    ...same
  } = ecs;
  return dropUndefined({
    ...same,
    NetworkConfiguration: NetworkConfiguration && {
      AwsVpcConfiguration: NetworkConfiguration.awsvpcConfiguration,
    },
    CapacityProviderStrategy: CapacityProviderStrategy?.map((item) =>
      dropUndefined({
        CapacityProvider: item.capacityProvider,
        Weight: item.weight,
        Base: item.base,
      }),
    ),
    PlacementConstraints: PlacementConstraints?.map(({ type, expression }) =>
      dropUndefined({ Type: type, Expression: expression }),
    ),
    PlacementStrategies: PlacementStrategy?.map(({ type, field }) =>
      dropUndefined({ Type: type, Field: field }),
    ),
    TagList: Tags,
  });
}

export function dropUndefined(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
