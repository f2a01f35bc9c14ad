import SpaceBetween from '@cloudscape-design/components/space-between';
import { Controller, useFormContext } from 'react-hook-form';
import { ChoiceField } from '../../forms/choice-field.tsx';
import { RadioField } from '../../forms/radio-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import type { PatternFields } from './draft-pattern.ts';
import { WildcardNote } from './pattern-notes.tsx';
import { WebhookField } from './webhook-field.tsx';

const SOURCES = [
  { value: 'webhook', label: 'A registered webhook' },
  { value: 'topic', label: 'A topic' },
  { value: 'cache', label: 'All topics of a cache' },
  { value: 'topics', label: 'Topics of a cache by name' },
] as const;

const MATCHES = {
  prefix: 'Name starts with',
  suffix: 'Name ends with',
  wildcard: 'Name matches the wildcard',
};

/** Whose events match. */
export function EventChoiceFields() {
  const { control, watch } = useFormContext<PatternFields>();
  const { from, match, topicText } = watch('events');
  return (
    <SpaceBetween size="l">
      <Controller
        control={control}
        name="events.from"
        render={({ field }) => (
          <RadioField
            label="Events from"
            items={SOURCES}
            value={field.value}
            onChoose={field.onChange}
          />
        )}
      />
      {from === 'webhook' && <WebhookField />}
      {from !== 'webhook' && (
        <TextField control={control} name="events.cache" label="Cache" placeholder="shop" />
      )}
      {from === 'topic' && (
        <TextField control={control} name="events.topic" label="Topic" placeholder="orders" />
      )}
      {from === 'topics' && (
        <SpaceBetween size="l">
          <ChoiceField control={control} name="events.match" label="Topics" choices={MATCHES} />
          <div>
            <TextField
              control={control}
              name="events.topicText"
              label={MATCHES[match]}
              placeholder={match === 'wildcard' ? 'orders-*-eu' : 'orders'}
            />
            {match === 'wildcard' && <WildcardNote wildcards={[topicText]} />}
          </div>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
