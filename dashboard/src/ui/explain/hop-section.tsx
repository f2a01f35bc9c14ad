import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Explanation, Hop } from '@momento-gateway/api/explain/explanation';
import { Facts } from '../elements/facts.tsx';
import { NextSteps } from './next-steps.tsx';
import { RuleFits } from './rule-fits.tsx';
import { TargetFits } from './target-fits.tsx';

const TITLES: Readonly<Record<Hop['hop'], string>> = {
  arrival: 'Arrival at the gateway',
  checks: 'Checks of the gateway',
  bus: 'Event bus',
  rules: 'Rules',
  targets: 'Targets',
  consumer: 'Consumer',
};

const STATES = {
  passed: ['success', 'Passed'],
  stopped: ['warning', 'Ended here'],
  unknown: ['info', 'Not known'],
  'not-reached': ['pending', 'Not reached'],
} as const satisfies Record<Hop['state'], readonly [string, string]>;

interface HopSectionProps {
  readonly hop: Hop;
  readonly explanation: Explanation;
  /** It is open at first. */
  readonly isDecisive: boolean;
}

/** One part of the path: its verdict, how it is known, and what to do. */
export function HopSection({ hop, explanation, isDecisive }: HopSectionProps) {
  const { hop: name, state, sentence, facts, nextSteps } = hop;
  const [type, text] = STATES[state];
  const items = facts.map(({ name: label, value }) => ({
    label,
    value: <span className="break">{value}</span>,
  }));
  return (
    <ExpandableSection
      defaultExpanded={isDecisive}
      headerText={
        <>
          {TITLES[name]} <StatusIndicator type={type}>{text}</StatusIndicator>
        </>
      }
      headingTagOverride="h3"
    >
      <SpaceBetween size="s">
        <div className="break">{sentence}</div>
        {items.length > 0 && <Facts items={items} minWidth="180px" />}
        {name === 'rules' && <RuleFits explanation={explanation} />}
        {name === 'targets' && <TargetFits targets={explanation.targets} />}
        {/* A target has its own, and those of the decisive part stand beside the verdict. */}
        {name !== 'targets' && !isDecisive && (
          <NextSteps steps={nextSteps} event={explanation.event} />
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
