import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import { Fragment } from 'react';
import { SECTIONS } from '../navigation/sections.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'Search the list'],
  ['Esc', 'Clear the search or close the panel'],
  ['c', 'Register or create'],
  ['r', 'Refresh'],
  ['j', 'Next row'],
  ['k', 'Previous row'],
  ...SECTIONS.map(({ key, text }) => [`g ${key}`, `Go to ${text}`] as const),
  ['?', 'Show these shortcuts'],
];

interface KeysDialogProps {
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function KeysDialog({ visible, onClose }: KeysDialogProps) {
  return (
    <Modal
      visible={visible}
      onDismiss={onClose}
      header="Keyboard shortcuts"
      closeAriaLabel="Close"
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </Box>
      }
    >
      <dl className="keys">
        {KEYS.map(([keys, meaning]) => (
          <Fragment key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
      <Box variant="p" color="text-body-secondary">
        Shortcuts do nothing while you type. You can turn them off in Settings.
      </Box>
    </Modal>
  );
}
