'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext } from 'react-hook-form';
import { hasChosenEvents, type PatternFields, readDraftPattern } from './draft-pattern.ts';
import { PatternQuota } from './pattern-quota.tsx';
import { PatternView } from './pattern-view.tsx';

interface PatternPreviewProps {
  /** The rule that is changed; undefined for a new one. */
  readonly name: string | undefined;
}

/** The event pattern the rule will have, while the form is filled in. */
export function PatternPreview({ name }: PatternPreviewProps) {
  const { watch } = useFormContext<PatternFields>();
  const fields = watch();
  const isChosen = fields.view === 'json' || hasChosenEvents(fields.events);
  const pattern = isChosen ? readDraftPattern(fields) : undefined;
  return (
    <Container
      header={
        <Header variant="h2" description="An event that matches goes to the targets.">
          Event pattern
        </Header>
      }
    >
      {!isChosen && 'Choose events to see their pattern.'}
      {isChosen && pattern === undefined && 'The JSON is not a pattern yet.'}
      {pattern !== undefined && (
        <SpaceBetween size="s">
          <PatternView pattern={pattern} />
          <PatternQuota name={name} pattern={pattern} />
        </SpaceBetween>
      )}
    </Container>
  );
}
