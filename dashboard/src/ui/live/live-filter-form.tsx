import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { markOptional } from '../elements/mark-optional.tsx';
import { useUnsavedChanges } from '../navigation/leave-guard.tsx';
import { chooseFilter, type FilterKind, kindOf, type LiveFilter } from './live-filter.ts';

const KINDS = [
  { value: 'all', label: 'All Momento events' },
  { value: 'topic', label: 'A cache or a topic' },
  { value: 'pattern', label: 'An event pattern' },
] as const satisfies readonly { value: FilterKind; label: string }[];

interface LiveFilterFormProps {
  readonly filter: LiveFilter;
  /** Whether archived events are shown. */
  readonly isPast: boolean;
  readonly onApply: (filter: LiveFilter) => void;
}

/** Chooses what is watched. EventBridge filters, so each choice has a rule of its own. */
export function LiveFilterForm({ filter, isPast, onApply }: LiveFilterFormProps) {
  const [kind, setKind] = useState<FilterKind>(kindOf(filter));
  const [fields, setFields] = useState(filter);
  const [error, setError] = useState('');
  // A pattern is work; a cache or a topic is typed again at once.
  useUnsavedChanges(kind === 'pattern' && fields.pattern.trim() !== filter.pattern);
  const change = (changes: Partial<LiveFilter>) => {
    setFields({ ...fields, ...changes });
    setError('');
  };
  const apply = () => {
    const chosen = chooseFilter(kind, fields);
    return typeof chosen === 'string' ? setError(chosen) : onApply(chosen);
  };
  return (
    <form
      className="live-filter"
      aria-label={isPast ? 'Filter archived events' : 'Filter live events'}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <SpaceBetween size="s">
        <div className="live-filter-line">
          <FormField label={isPast ? 'Show' : 'Watch'}>
            <RadioGroup
              direction="horizontal"
              items={KINDS}
              value={kind}
              onChange={({ detail }) => {
                setKind(detail.value as FilterKind);
                setError('');
              }}
            />
          </FormField>
          {kind === 'topic' && (
            <>
              <FormField label="Cache" errorText={error}>
                <Input
                  value={fields.cache}
                  placeholder="shop"
                  autoComplete={false}
                  spellcheck={false}
                  onChange={({ detail }) => change({ cache: detail.value })}
                />
              </FormField>
              <FormField label={markOptional('Topic')}>
                <Input
                  value={fields.topic}
                  placeholder="orders"
                  autoComplete={false}
                  spellcheck={false}
                  onChange={({ detail }) => change({ topic: detail.value })}
                />
              </FormField>
            </>
          )}
          <Button formAction="submit">Apply</Button>
        </div>
        {kind === 'pattern' && (
          <FormField
            label="Event pattern"
            constraintText="An EventBridge event pattern in JSON. The source is always Momento."
            errorText={error}
            stretch
          >
            <Textarea
              value={fields.pattern}
              rows={4}
              placeholder={'{ "detail": { "topic": [{ "prefix": "orders" }] } }'}
              spellcheck={false}
              onChange={({ detail }) => change({ pattern: detail.value })}
            />
          </FormField>
        )}
      </SpaceBetween>
    </form>
  );
}
