import PropertyFilter, {
  type PropertyFilterProps,
} from '@cloudscape-design/components/property-filter';
import type { Failure, FailurePage } from '@momento-gateway/api/failures/failure';
import {
  type FailureFilter,
  FILTER_PROPERTIES,
} from '@momento-gateway/api/failures/failure-filter';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useFrozenWhileOpen } from '../elements/use-frozen-while-open.ts';
import { describeReason } from '../gateway/describe-call.ts';
import { describeKind, describeTarget } from './describe-failure.ts';

type Property = (typeof FILTER_PROPERTIES)[number];
type Token = FailureFilter['tokens'][number];

const LABELS = {
  kind: ['Failed at', 'Places'],
  reason: ['Reason', 'Reasons'],
  webhookId: ['Webhook', 'Webhooks'],
  detailType: ['Detail-type', 'Detail-types'],
  tenant: ['Tenant', 'Tenants'],
  ruleArn: ['Rule', 'Rules'],
  targetArn: ['Target', 'Targets'],
} as const satisfies Record<Property, readonly [string, string]>;

const OPERATORS = ['=', '!=', ':', '!:'] as const;

export interface FailureFilterProps {
  readonly filter: FailureFilter;
  readonly onChange: (filter: FailureFilter) => void;
  readonly options: FailurePage['options'];
  readonly countText: string;
}

export function FailurePropertyFilter(
  props: FailureFilterProps & {
    readonly label: string;
    readonly placeholder: string;
    readonly isFocused: boolean;
    /** What was typed before this filter was loaded. */
    readonly typed: string;
  },
) {
  const { filter, onChange, countText, isFocused } = props;
  const [options, frame] = useFrozenWhileOpen(
    props.options,
    props.options.length === 0 ? 'nothing' : '',
  );
  const control = useRef<PropertyFilterProps.Ref>(null);
  const typeOn = useEffectEvent(() => {
    control.current?.focus();
    if (props.typed !== '') document.execCommand('insertText', false, props.typed);
  });
  useEffect(() => {
    if (isFocused) typeOn();
  }, [isFocused]);
  const name = (property: Property, value: string) =>
    labelOf(property, value) ??
    options.find((option) => option.property === property && option.value === value)?.label ??
    value;
  return (
    <div ref={frame}>
      <PropertyFilter
        ref={control}
        query={{
          operation: filter.operation,
          tokens: filter.tokens.map(({ property, operator, value }) => ({
            operator,
            value,
            ...(property !== undefined && { propertyKey: property }),
          })),
        }}
        onChange={({ detail: { operation, tokens } }) =>
          onChange({ ...filter, operation, tokens: tokens.flatMap(readToken) })
        }
        filteringProperties={FILTER_PROPERTIES.map((key) => ({
          key,
          propertyLabel: LABELS[key][0],
          groupValuesLabel: LABELS[key][1],
          operators: OPERATORS.map((operator) => ({
            operator,
            format: (value: unknown) => name(key, String(value)),
          })),
        }))}
        filteringOptions={options.map(({ property, value }) => ({
          propertyKey: property,
          value,
          label: name(property, value),
        }))}
        filteringAriaLabel={props.label}
        filteringPlaceholder={props.placeholder}
        countText={countText}
      />
    </div>
  );
}

function labelOf(property: Property, value: string): string | undefined {
  switch (property) {
    case 'kind':
      return describeKind(value as Failure['kind']);
    case 'reason':
      return describeReason(value);
    case 'ruleArn':
      return value.split('/').at(-1);
    case 'targetArn':
      return describeTarget({ kind: 'delivery', targetArn: value });
    default:
      return undefined;
  }
}

/** A token of the API; none for an operator that the properties do not offer. */
function readToken({ propertyKey, operator, value }: PropertyFilterProps.Token): Token[] {
  const property = FILTER_PROPERTIES.find((key) => key === propertyKey);
  const known = OPERATORS.find((candidate) => candidate === operator);
  if (known === undefined) return [];
  return [{ operator: known, value: String(value), ...(property !== undefined && { property }) }];
}
