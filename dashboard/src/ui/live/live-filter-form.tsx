'use client';

import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { type FilterKind, kindOf, type LiveFilter, toOpenViewer } from './live-filter.ts';

const KINDS = [
  { value: 'all', label: 'All events of Momento' },
  { value: 'topic', label: 'A cache or a topic' },
  { value: 'pattern', label: 'An event pattern' },
] as const satisfies readonly { value: FilterKind; label: string }[];

interface LiveFilterFormProps {
  readonly filter: LiveFilter;
  readonly onApply: (filter: LiveFilter) => void;
}

/** Chooses what is watched: EventBridge filters, so another choice makes another rule. */
export function LiveFilterForm({ filter, onApply }: LiveFilterFormProps) {
  const [kind, setKind] = useState<FilterKind>(kindOf(filter));
  const [fields, setFields] = useState(filter);
  const [error, setError] = useState('');
  const change = (changes: Partial<LiveFilter>) => {
    setFields({ ...fields, ...changes });
    setError('');
  };
  const apply = () => {
    const { cache, topic, pattern } = fields;
    if (kind === 'all') return onApply({ cache: '', topic: '', pattern: '' });
    if (kind === 'topic') {
      if (cache === '') return setError('Give the name of a cache.');
      return onApply({ cache, topic, pattern: '' });
    }
    const wanted = { cache: '', topic: '', pattern: pattern.trim() };
    if (wanted.pattern === '' || toOpenViewer(wanted) === undefined) {
      return setError('Give an event pattern: a JSON object.');
    }
    return onApply(wanted);
  };
  return (
    <form
      className="live-filter"
      aria-label="Filter live events"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <SpaceBetween size="s">
        <div className="live-filter-line">
          <FormField label="Watch">
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
              <FormField
                label={
                  <span>
                    Topic <i>- optional</i>
                  </span>
                }
              >
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
            constraintText="JSON, as EventBridge takes it. The source is always Momento."
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
