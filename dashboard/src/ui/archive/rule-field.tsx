import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { judgePattern } from '@momento-gateway/api/pattern/judge-pattern';
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
  const rules = (useRules().data?.rules ?? []).filter(
    ({ pattern }) => topic === undefined || judgePattern(pattern, topic) !== 'excluded',
  );
  return (
    <FormField label="Rule" errorText={errorText}>
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
        expandToViewport
        empty={topic === undefined ? 'There are no rules' : 'No rule matches these events'}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
