'use client';

import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { RedriveDialog } from './redrive-dialog.tsx';

interface RedriveOneProps {
  readonly id: string;
}

export function RedriveOne({ id }: RedriveOneProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Redrive this event</Button>
      <RedriveDialog
        visible={isOpen}
        selection={{ type: 'selected', ids: [id], count: 1 }}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
