'use client';

import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useFormContext } from 'react-hook-form';
import { readPattern } from '../../rules-model/read-pattern.ts';
import { formatJson } from '../elements/format-json.ts';
import { parsePatternText, readDraftPattern, toPatternFields } from './draft-pattern.ts';
import type { RuleFields } from './rule-form.ts';

/** From the form to the pattern's JSON and, where the form can express it, back. */
export function PatternViewSwitch() {
  const { watch, getValues, setValue, clearErrors } = useFormContext<RuleFields>();
  const [view, json] = watch(['view', 'json']);
  const read = view === 'json' ? parsePatternText(json) : undefined;
  const form = read !== undefined && 'pattern' in read ? readPattern(read.pattern) : undefined;
  const isStuck = view === 'json' && form === undefined;

  const change = (chosen: string) => {
    clearErrors();
    if (chosen === 'json') {
      setValue('json', formatJson(readDraftPattern(getValues()) ?? {}));
      setValue('view', 'json');
    } else if (form !== undefined) {
      const { events, conditions } = toPatternFields(form);
      setValue('events', events);
      setValue('conditions', [...conditions]);
      setValue('view', 'form');
    }
  };

  return (
    <SegmentedControl
      label="Edit the pattern as"
      selectedId={view}
      options={[
        {
          id: 'form',
          text: 'Form',
          disabled: isStuck,
          disabledReason: 'The form cannot express this pattern.',
        },
        { id: 'json', text: 'JSON' },
      ]}
      onChange={({ detail }) => change(detail.selectedId)}
    />
  );
}
