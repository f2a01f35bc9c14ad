'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { ApiError } from '@momento-gateway/api/api-error';
import { useState } from 'react';

interface RuleConflictProps {
  readonly error: ApiError;
  /** Puts the rule as it is now in the place of what was typed. */
  readonly onReload: () => Promise<void>;
}

/** Somebody else saved the rule since the form was filled in. What was typed stays until it is given up. */
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
          Discard mine and load it again
        </Button>
      }
    >
      {error.errors.map(({ message }) => message).join(' ')} Nothing was saved, and what you typed
      is still here.
    </Alert>
  );
}

/** Whether an edit was refused because it was based on an older version. */
export function isRuleChanged(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.status === 409 &&
    error.errors.some(({ location }) => PARTS.has(location))
  );
}

const PARTS = new Set(['pattern', 'description', 'enabled', 'targets']);
