/** A JSON value in which numbers keep the digits they were written with, where that can be. */
export type VerbatimValue =
  | string
  | boolean
  | null
  | number
  | RawNumber
  | readonly VerbatimValue[]
  | VerbatimObject;

export interface VerbatimObject {
  readonly [name: string]: VerbatimValue;
}

/** What `JSON.rawJSON` makes: it is written as `rawJSON` says. */
interface RawNumber {
  readonly rawJSON: string;
}

/** The part of JSON that TypeScript's library does not describe yet, and older browsers lack. */
interface SourceTextJson {
  readonly parse: (
    text: string,
    revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ) => VerbatimValue;
  readonly rawJSON: (text: string) => RawNumber;
  readonly isRawJSON: (value: unknown) => value is RawNumber;
}

/**
 * Node and browsers since 2025 keep the digits; an older browser writes a number its own way.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseVerbatim(text: string): VerbatimValue {
  const json = findSourceTextJson();
  if (json === undefined) return JSON.parse(text) as VerbatimValue;
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? json.rawJSON(source) : value,
  );
}

export function isVerbatimObject(value: VerbatimValue | undefined): value is VerbatimObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    findSourceTextJson()?.isRawJSON(value) !== true
  );
}

function findSourceTextJson(): SourceTextJson | undefined {
  return 'rawJSON' in JSON ? (JSON as unknown as SourceTextJson) : undefined;
}
