import Button from '@cloudscape-design/components/button';
import type { FailurePage } from '@momento-gateway/api/failures/failure';
import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { formatCount } from '../elements/format-count.ts';
import { OptionSelect } from '../elements/option-select.tsx';
import { describeReason } from '../gateway/describe-call.ts';
import { type Options, useUrlState } from '../navigation/use-url-state.ts';
import { describeTarget } from './describe-failure.ts';
import { FailureSpanSelect } from './failure-span-select.tsx';
import { FailuresFilter } from './failures-filter.tsx';

const VIEWS: Options = [
  { value: '', label: 'One by one' },
  { value: 'causes', label: 'By cause' },
];

interface FailuresSearchProps {
  readonly filter: FailureFilter;
  readonly onChange: (filter: FailureFilter) => void;
  /** Undefined until they are loaded. */
  readonly facts: Pick<FailurePage, 'options' | 'total'> | undefined;
}

/** Which failures are shown, and how. */
export function FailuresSearch({ filter, onChange, facts }: FailuresSearchProps) {
  const { get, set } = useUrlState();
  const { cause, ...others } = filter;
  return (
    <div className="filters">
      <FailuresFilter
        filter={filter}
        onChange={onChange}
        options={facts?.options ?? []}
        countText={formatCount(facts?.total ?? 0, 'match', 'matches')}
      />
      <FailureSpanSelect
        span={filter}
        onChoose={({ from, until }) => {
          const { from: _, until: __, ...rest } = filter;
          onChange({ ...rest, ...(from && { from }), ...(until && { until }) });
        }}
      />
      <OptionSelect
        options={VIEWS}
        value={get('view')}
        label="View"
        // The views have other orders and pages.
        onChoose={(view) => {
          const none = { sort: undefined, order: undefined, cursor: undefined, page: undefined };
          set({ view, failure: undefined, ...none }, { push: true });
        }}
      />
      {cause !== undefined && (
        <Button
          iconName="close"
          iconAlign="right"
          ariaLabel="Show failures of all causes"
          onClick={() => onChange(others)}
        >
          Cause: {describeReason(cause.reason)}, {describeTarget(cause)}
        </Button>
      )}
    </div>
  );
}
