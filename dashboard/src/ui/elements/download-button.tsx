'use client';

import Button from '@cloudscape-design/components/button';
import { formatJson } from './format-json.ts';

interface DownloadButtonProps {
  readonly value: unknown;
  readonly fileName: string;
  /** What it is, as in "Download event". */
  readonly what: string;
}

/** Saves a value as a file of JSON; a text as it is. */
export function DownloadButton({ value, fileName, what }: DownloadButtonProps) {
  return (
    <Button iconName="download" onClick={() => save(value, fileName)}>
      Download {what}
    </Button>
  );
}

function save(value: unknown, fileName: string): void {
  const text = typeof value === 'string' ? value : formatJson(value);
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
