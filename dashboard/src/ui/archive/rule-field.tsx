import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { judgePattern } from '@momento-gateway/api/pattern/judge-pattern';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { describeError } from '../client/explain-error.ts';
import { useFrozenWhileOpen } from '../elements/use-frozen-while-open.ts';
import { useRules } from '../queries/use-rules.ts';

interface RuleFieldProps {
  /** Empty until one is chosen. */
  readonly ruleName: string;
  readonly errorText: string;
  /** Offers only rules that can match its events; without it, all. */
  readonly topic?: { readonly cache: string; readonly topic: string } | undefined;
  readonly onChoose: (ruleName: string) => void;
}

/** Chooses the one rule that gets events again. */
export function RuleField({ ruleName, errorText, topic, onChoose }: RuleFieldProps) {
  const { data, error, refetch } = useRules();
  const all = data?.rules ?? NO_RULES;
  const status = data !== undefined ? 'finished' : error === null ? 'loading' : 'error';
  const asked = all.length === 0 ? `nothing, ${status}` : '';
  const [shown, frame] = useFrozenWhileOpen({ all, status } as const, asked);
  const rules = shown.all.filter(
    ({ pattern }) => topic === undefined || judgePattern(pattern, topic) !== 'excluded',
  );
  return (
    <FormField label="Rule" errorText={errorText}>
      <div ref={frame}>
        <Select
          placeholder="Choose a rule"
          selectedOption={ruleName === '' ? null : { value: ruleName, label: ruleName }}
          options={rules.map(({ name, enabled }) => ({
            value: name,
            label: name,
            disabled: !enabled,
            ...(!enabled && { description: 'Disabled: it gets no events' }),
          }))}
          filteringType="auto"
          filteringPlaceholder="Search by name"
          filteringAriaLabel="Search the rules"
          expandToViewport
          statusType={shown.status}
          loadingText="Loading the rules"
          errorText={error === null ? '' : describeError(error)}
          recoveryText="Retry"
          onLoadItems={({ detail }) => {
            if (detail.samePage) void refetch();
          }}
          empty={topic === undefined ? 'There are no rules' : 'No rule matches these events'}
          noMatch="No match"
          onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
        />
      </div>
    </FormField>
  );
}

const NO_RULES: readonly Rule[] = [];
