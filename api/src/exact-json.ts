/**
 * A number of a JSON text that JavaScript would write in another way, or cannot hold: `1.50`,
 * `12345678901234567891`. `JSON.stringify` writes it as it was written.
 */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): unknown {
    return findSourceTextJson()?.rawJSON(this.text) ?? Number(this.text);
  }
}

/** A JSON value in which each number is written as it was, where that can be. */
export type ExactValue =
  | string
  | boolean
  | null
  | number
  | ExactNumber
  | readonly ExactValue[]
  | ExactObject;

export interface ExactObject {
  readonly [name: string]: ExactValue;
}

/** The part of JSON that TypeScript's library does not describe yet, and older browsers lack. */
interface SourceTextJson {
  readonly parse: (
    text: string,
    revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ) => ExactValue;
  readonly rawJSON: (text: string) => unknown;
}

/** What a number has to keep: how it was written (`1.50`), or only its value (`1.5`). */
type Kept = 'text' | 'value';

/**
 * Node and browsers since 2025 keep the digits; an older browser writes a number its own way.
 *
 * @throws SyntaxError when the text is not JSON.
 */
export function parseExact(text: string, kept: Kept = 'text'): ExactValue {
  const json = findSourceTextJson();
  if (json === undefined || !MAY_CHANGE.test(text)) return JSON.parse(text) as ExactValue;
  return json.parse(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? keepNumber(value, source, kept) : value,
  );
}

/** As `parseExact`; undefined when the text is not JSON, or nested too deep to be read. */
export function readExact(text: string): ExactValue | undefined {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

/** The number of a text; in JSON it is written as it stands there. NaN when it is none. */
export function toExactNumber(text: string): number | ExactNumber {
  return NUMBER.test(text) ? keepNumber(Number(text), text, 'text') : Number.NaN;
}

export function isExactObject(value: ExactValue | undefined): value is ExactObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ExactNumber)
  );
}

/** A number with a fraction or an exponent, with 16 digits, or a negative zero. */
const MAY_CHANGE = /(?:^|[[:,\s])(?:-?(?:\d+[.eE]|\d{16})|-0)/;

function keepNumber(value: number, source: string, kept: Kept): number | ExactNumber {
  const isKept =
    String(value) === source || (kept === 'value' && digitsOf(String(value)) === digitsOf(source));
  return isKept ? value : new ExactNumber(source);
}

const NUMBER = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** The same text for all ways to write a number: its sign, its digits, and where they begin. */
function digitsOf(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(number) ?? [number];
  const written = whole + fraction;
  const digits = written.replace(/^0+/, '');
  if (digits === '') return '0';
  const place = whole.length - (written.length - digits.length) + Number(exponent);
  return `${sign}${digits.replace(/0+$/, '')}e${place}`;
}

function findSourceTextJson(): SourceTextJson | undefined {
  return 'rawJSON' in JSON ? (JSON as unknown as SourceTextJson) : undefined;
}
