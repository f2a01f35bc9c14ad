import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useKeptFocus } from '../../elements/use-kept-focus.ts';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { webhookKeys } from '../../queries/change-cached-webhook.ts';

/** Loaded when it is first needed, and mounted from then on: else Esc would lose the focus. */
const RedriveDialog = dynamic(
  () => import('../../failures/redrive-dialog.tsx').then((module) => module.RedriveDialog),
  { ssr: false },
);

const nothing = () => {};

/** Follows the held calls that a new signing secret verifies until they are published. */
export function HeldRedrive() {
  const { get } = useUrlState();
  const queries = useQueryClient();
  const isShown = get('redrive') !== '';
  const [wasShown, setShown] = useState(isShown);
  if (isShown && !wasShown) setShown(true);
  useKeptFocus(isShown);
  if (!wasShown) return null;
  return (
    <RedriveDialog
      selection={undefined}
      onClose={nothing}
      onEnd={() => void queries.invalidateQueries({ queryKey: webhookKeys.all })}
    />
  );
}
