import { sqsErrors } from './sqs-errors.ts';

const RANGES = {
  MaxNumberOfMessages: { min: 1, max: 10, reason: 'Must be between 1 and 10, if provided.' },
  WaitTimeSeconds: { min: 0, max: 20, reason: 'Must be >= 0 and <= 20, if provided.' },
  VisibilityTimeout: { min: 0, max: 43_200, reason: 'Must be between 0 and 43200, if provided.' },
  DelaySeconds: { min: 0, max: 900, reason: 'DelaySeconds must be >= 0 and <= 900.' },
  MaxResults: { min: 1, max: 1000, reason: 'Must be between 1 and 1000, if provided.' },
} as const;

/** Throws `InvalidParameterValue` for a number outside AWS's range. */
export function requireRange(name: keyof typeof RANGES, value: number | undefined): void {
  const { min, max, reason } = RANGES[name];
  if (value === undefined || (value >= min && value <= max)) return;
  throw sqsErrors.invalidParameter(
    `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`,
  );
}
