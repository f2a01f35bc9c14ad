import ExpandableSection from '@cloudscape-design/components/expandable-section';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ObjectChangesProps } from './object-changes.tsx';

const ObjectChanges = dynamic(
  () => import('./object-changes.tsx').then((module) => module.ObjectChanges),
  { ssr: false },
);

/** The last changes of something, read when they are asked for. */
export function ChangesSection(props: ObjectChangesProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <ExpandableSection
      headerText="Changes"
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {isOpen && <ObjectChanges {...props} />}
    </ExpandableSection>
  );
}
