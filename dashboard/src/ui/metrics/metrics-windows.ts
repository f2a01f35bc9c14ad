/** For how long back metrics can be looked at; `value` is the number of hours. */
export const METRICS_WINDOWS = [
  { value: '3', label: 'Last 3 hours' },
  { value: '1', label: 'Last hour' },
  { value: '12', label: 'Last 12 hours' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
] as const;
