import Button from '@cloudscape-design/components/button';
import { readPattern } from '@momento-gateway/api/pattern/read-pattern';
import { useFormContext } from 'react-hook-form';
import { formatJson } from '../../elements/format-json.ts';
import {
  type PatternFields,
  parsePatternText,
  readDraftPattern,
  toPatternFields,
} from './draft-pattern.ts';

/** Switches from the form to JSON and, for a pattern that the form can express, back. */
export function PatternViewSwitch() {
  const { watch, getValues, setValue, clearErrors, trigger } = useFormContext<PatternFields>();
  const [view, json] = watch(['view', 'json']);
  const read = view === 'json' ? parsePatternText(json) : undefined;
  const form = read !== undefined && 'pattern' in read ? readPattern(read.pattern) : undefined;

  const change = async (chosen: PatternFields['view']) => {
    clearErrors();
    if (chosen === 'json') {
      // The JSON has no place for a condition that is not complete.
      if (!(await trigger('conditions', { shouldFocus: true }))) return;
      setValue('json', formatJson(readDraftPattern(getValues()) ?? {}));
      setValue('view', 'json');
    } else if (form !== undefined) {
      const { events, join, conditions } = toPatternFields(form);
      setValue('events', events);
      setValue('join', join);
      setValue('conditions', [...conditions]);
      setValue('view', 'form');
    }
  };

  return view === 'form' ? (
    <Button formAction="none" onClick={() => void change('json')}>
      Edit as JSON
    </Button>
  ) : (
    <Button
      formAction="none"
      disabled={form === undefined}
      disabledReason="The form cannot express this pattern."
      onClick={() => void change('form')}
    >
      Edit as form
    </Button>
  );
}
