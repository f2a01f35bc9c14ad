/** One of a few choices. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The first one is what counts when nothing was chosen. */
export type Options = readonly [Option, ...Option[]];

/** The option whose value stands in the page's address; the first one when none does. */
export function chooseOption(options: Options, value: string): Option {
  return options.find((option) => option.value === value) ?? options[0];
}
