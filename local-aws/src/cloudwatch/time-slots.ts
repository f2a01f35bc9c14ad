import { metricErrors } from './metric-errors.ts';

const SHORT_PERIODS_S: ReadonlySet<number> = new Set([1, 5, 10, 20, 30]);

/** A time range in slots of equal length; all in ms, `from` and `to` since the epoch. */
export interface TimeSlots {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  readonly periodMs: number;
}

/**
 * Splits a range (seconds since the epoch) as CloudWatch does: it starts at a whole minute, or at a
 * whole period if that is shorter. Throws InvalidParameterValueException.
 *
 * @param parameter the period's name, for the error
 */
export function cutTimeSlots(
  { StartTime, EndTime }: { readonly StartTime: number; readonly EndTime: number },
  periodS: number,
  parameter: string,
): TimeSlots {
  if (StartTime >= EndTime) {
    throw metricErrors.invalidValue(
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  if (periodS % 60 !== 0 && !SHORT_PERIODS_S.has(periodS)) {
    throw metricErrors.invalidValue(
      `The parameter ${parameter} must be 1, 5, 10, 20, 30 or a multiple of 60.`,
    );
  }
  const step = Math.min(periodS, 60);
  return {
    from: Math.floor(StartTime / step) * step * 1000,
    to: EndTime * 1000,
    periodMs: periodS * 1000,
  };
}
