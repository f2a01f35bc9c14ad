'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useFormContext } from 'react-hook-form';
import { buildTopicPattern } from '../../api/topic-pattern.ts';
import { PatternView } from './pattern-view.tsx';
import { type RuleFields, readTopicChoice } from './rule-form.ts';

/** The event pattern the rule will have, while the form is filled in. */
export function PatternPreview() {
  const { watch } = useFormContext<RuleFields>();
  return (
    <Container
      header={
        <Header variant="h2" description="An event that matches goes to the target.">
          Event pattern
        </Header>
      }
    >
      <PatternView pattern={buildTopicPattern(readTopicChoice(watch('events')))} />
    </Container>
  );
}
