/** Whether something is so; `maybe` where that is not known. */
export type Tristate = 'yes' | 'no' | 'maybe';

export function allOf(values: readonly Tristate[]): Tristate {
  if (values.includes('no')) return 'no';
  return values.includes('maybe') ? 'maybe' : 'yes';
}

export function anyOf(values: readonly Tristate[]): Tristate {
  if (values.includes('yes')) return 'yes';
  return values.includes('maybe') ? 'maybe' : 'no';
}

export function not(value: Tristate): Tristate {
  if (value === 'maybe') return value;
  return value === 'yes' ? 'no' : 'yes';
}
