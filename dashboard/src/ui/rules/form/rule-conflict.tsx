import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ApiError } from '@momento-gateway/api/api-error';
import { useState } from 'react';

interface RuleConflictProps {
  readonly error: ApiError;
  /** Replaces what was typed with the current rule. */
  readonly onReload: () => Promise<void>;
}

/** Somebody else saved the rule after this form was loaded. The form keeps what was typed. */
export function RuleConflict({ error, onReload }: RuleConflictProps) {
  const [isLoading, setIsLoading] = useState(false);
  const reload = async () => {
    setIsLoading(true);
    try {
      await onReload();
    } finally {
      setIsLoading(false);
    }
  };
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header="Somebody else changed this rule"
      action={
        <Button formAction="none" loading={isLoading} onClick={() => void reload()}>
          Discard my changes and reload
        </Button>
      }
    >
      {error.errors.map(({ message }) => message).join(' ')} Nothing was saved, and your changes are
      still here.
    </Alert>
  );
}
