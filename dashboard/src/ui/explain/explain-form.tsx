import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useEffect, useState } from 'react';
import { WebhookSelect } from '../pickers/webhook-select.tsx';
import { type AskedFields, toBody, WAYS, type Way } from './asked-event.ts';

interface ExplainFormProps {
  readonly initial: AskedFields;
  readonly isPending: boolean;
  readonly onAsk: (fields: AskedFields) => void;
}

const OPTIONS = Object.entries(WAYS).map(([value, label]) => ({ value, label }));

/** Says which event is meant, and takes its message. */
export function ExplainForm({ initial, isPending, onAsk }: ExplainFormProps) {
  const [fields, setFields] = useState(initial);
  // Another event by its address: by a link, or by going back.
  const given = JSON.stringify(initial);
  useEffect(() => setFields(JSON.parse(given)), [given]);
  const [isTried, setTried] = useState(false);
  const change = (changes: Partial<AskedFields>) => setFields({ ...fields, ...changes });
  const { wrong } = toBody(fields);
  const errorOf = (field: keyof AskedFields) =>
    isTried && wrong?.field === field ? wrong.message : undefined;
  const { way, webhookId, message } = fields;
  return (
    <Container>
      <form
        aria-label="Event to explain"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (wrong === undefined) onAsk(fields);
        }}
      >
        <SpaceBetween size="m">
          <FormField label="Find the event by" stretch>
            <Select
              options={OPTIONS}
              selectedOption={OPTIONS.find(({ value }) => value === way) ?? null}
              onChange={({ detail }) => change({ way: detail.selectedOption.value as Way })}
            />
          </FormField>
          {(way === 'number' || way === 'time') && (
            <FormField label="Webhook" errorText={errorOf('webhookId')} stretch>
              <WebhookSelect
                webhookId={webhookId}
                label={webhookId}
                onChoose={(webhook) => change({ webhookId: webhook.webhookId })}
              />
            </FormField>
          )}
          {way === 'number' && (
            <TextInput
              label="Sequence number"
              value={fields.sequenceNumber}
              errorText={errorOf('sequenceNumber')}
              onChange={(sequenceNumber) => change({ sequenceNumber })}
            />
          )}
          {way === 'time' && (
            <TextInput
              label="Time"
              description="In your time zone. The call that came nearest to it is explained."
              placeholder="2026-01-31 10:00"
              value={fields.time}
              errorText={errorOf('time')}
              onChange={(time) => change({ time })}
            />
          )}
          {(way === 'requestId' || way === 'eventId' || way === 'failureId') && (
            <TextInput
              label={WAYS[way]}
              value={fields.id}
              errorText={errorOf('id')}
              onChange={(id) => change({ id })}
            />
          )}
          <FormField
            label={way === 'message' ? 'Message' : 'Message (optional)'}
            description="What Momento posted, or the event as EventBridge has it. With it, rules are checked on all of its fields. It is not stored."
            errorText={errorOf('message')}
            stretch
          >
            <div className="code">
              <Textarea
                value={message}
                rows={message === '' ? 3 : 10}
                disableBrowserAutocorrect
                spellcheck={false}
                onChange={({ detail }) => change({ message: detail.value })}
              />
            </div>
          </FormField>
          <Button variant="primary" loading={isPending} loadingText="Explaining">
            Explain
          </Button>
        </SpaceBetween>
      </form>
    </Container>
  );
}

interface TextInputProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly errorText: string | undefined;
  readonly onChange: (value: string) => void;
}

function TextInput(props: TextInputProps) {
  const { label, description, placeholder = '', value, errorText, onChange } = props;
  return (
    <FormField label={label} description={description} errorText={errorText} stretch>
      <Input
        value={value}
        placeholder={placeholder}
        autoComplete={false}
        disableBrowserAutocorrect
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
