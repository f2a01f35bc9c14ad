import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { RulesAsCode } from '@momento-gateway/api/rules/rules-as-code';
import { useEffect } from 'react';
import { formatCount } from '../../elements/format-count.ts';
import { JsonView } from '../../elements/json-view.tsx';
import { saveFile } from '../../elements/save-file.ts';
import { keepFocus } from '../../keys/focus.ts';
import { ADOPT } from './adopt-texts.ts';

interface CodeDialogProps {
  readonly code: RulesAsCode;
  readonly language: string;
  readonly visible: boolean;
  readonly onClose: () => void;
}

/** The files of an export, what is not in them, and what to do with them. */
export function CodeDialog({ code, language, visible, onClose }: CodeDialogProps) {
  const { format, rules, files, notes, remarks } = code;
  useEffect(() => (visible ? keepFocus : undefined), [visible]);
  return (
    <Modal
      visible={visible}
      size="large"
      header={`${formatCount(rules.length, 'rule')} as ${language}`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="link" onClick={onClose}>
            Close
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {notes.length > 0 && (
          <Alert type="warning" statusIconAriaLabel="Warning" header="Not all is in the files">
            <Sentences texts={notes} />
          </Alert>
        )}
        {remarks.length > 0 && (
          <Alert type="info" statusIconAriaLabel="Info" header="Look at this in the files">
            <Sentences texts={remarks} />
          </Alert>
        )}
        {files.length > 0 && <Box>{ADOPT[format]}</Box>}
        {files.map(({ name, text }) => (
          <div key={name}>
            <Header
              variant="h3"
              actions={
                <Button
                  iconName="download"
                  ariaLabel={`Download ${name}`}
                  onClick={() => saveFile(text, name, 'text/plain')}
                >
                  Download
                </Button>
              }
            >
              {name}
            </Header>
            <JsonView value={text} what={name} />
          </div>
        ))}
      </SpaceBetween>
    </Modal>
  );
}

function Sentences({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text} className="break">
          {text}
        </li>
      ))}
    </ul>
  );
}
