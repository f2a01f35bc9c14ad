import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { formatJson } from './format-json.ts';
import { JsonView } from './json-view.tsx';
import { saveFile } from './save-file.ts';

interface EventViewProps {
  /** A text is shown and saved as it is. */
  readonly event: unknown;
  readonly id: string;
}

/** An event as JSON, to read, copy and download. */
export function EventView({ event, id }: EventViewProps) {
  return (
    <EventSection>
      <SpaceBetween size="s">
        <JsonView value={event} what="event" />
        <Button iconName="download" onClick={() => save(event, `event-${id}.json`)}>
          Download event
        </Button>
      </SpaceBetween>
    </EventSection>
  );
}

/** The place of an event in a panel, also while there is none. */
export function EventSection({ children }: { readonly children: ReactNode }) {
  return (
    <div>
      <Box variant="h3">Event</Box>
      {children}
    </div>
  );
}

function save(value: unknown, fileName: string): void {
  const text = typeof value === 'string' ? value : formatJson(value);
  saveFile(text, fileName, 'application/json');
}
