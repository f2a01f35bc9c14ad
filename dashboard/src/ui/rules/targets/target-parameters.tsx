import { useFormContext } from 'react-hook-form';
import { TextAreaField } from '../../forms/text-area-field.tsx';
import type { TargetFormFields } from './target-fields.ts';

interface TargetParametersProps {
  readonly place: number;
  readonly arn: string;
}

/** What the kind of target needs besides, as JSON. */
export function TargetParameters({ place, arn }: TargetParametersProps) {
  const { control } = useFormContext<TargetFormFields>();
  const [, , service = '', , , resource = ''] = arn.split(':');
  const key = resource.startsWith('api-destination/') ? 'api-destination' : service;
  const example = Object.hasOwn(EXAMPLES, key) ? EXAMPLES[key] : undefined;
  return (
    <TextAreaField
      control={control}
      name={`targets.${place}.parameters`}
      label="Target parameters, as JSON"
      description="By the names of EventBridge’s PutTargets. Leave it empty for none."
      constraintText={example === undefined ? undefined : `Such as ${JSON.stringify(example)}`}
      rows={5}
    />
  );
}

/** By service; a path stands for its value in the event. */
const EXAMPLES: Readonly<Record<string, object>> = {
  'api-destination': { HttpParameters: { HeaderParameters: { 'x-cache': '$.detail.cache' } } },
  batch: { BatchParameters: { JobDefinition: 'orders', JobName: 'orders' } },
  ecs: {
    EcsParameters: {
      TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/orders',
      LaunchType: 'FARGATE',
      NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1a2b3c'] } },
    },
  },
  kinesis: { KinesisParameters: { PartitionKeyPath: '$.detail.cache' } },
  sqs: { SqsParameters: { MessageGroupId: '$.detail.cache' } },
};
