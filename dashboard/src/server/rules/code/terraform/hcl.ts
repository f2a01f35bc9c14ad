/** An expression that is written as it is, such as a reference. */
export class HclReference {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** JSON that is laid out over lines; whoever reads it does not care about its blanks. */
export class HclJson {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

export type HclValue =
  | string
  | number
  | boolean
  | HclReference
  | HclJson
  | readonly HclValue[]
  | HclMap;

interface HclMap {
  readonly [key: string]: HclValue;
}

/** Such as `resource "a" "b"`, with what stands in its braces. */
export interface HclBlock {
  readonly head: string;
  readonly comment?: string | undefined;
  /** Those without a value are left out. */
  readonly attributes: Readonly<Record<string, HclValue | undefined>>;
  readonly blocks?: readonly (HclBlock | undefined)[];
}

const INDENT = '  ';

export function formatBlock(block: HclBlock, indent = ''): string {
  const { head, comment, attributes, blocks = [] } = block;
  const inner = `${indent}${INDENT}`;
  const given = Object.entries(attributes).filter((entry) => entry[1] !== undefined);
  const width = Math.max(0, ...given.map(([name]) => name.length));
  const lines = given.map(
    ([name, value = '']) => `${inner}${name.padEnd(width)} = ${formatValue(value, inner)}\n`,
  );
  const inners = blocks.filter((one) => one !== undefined);
  return [
    comment === undefined ? '' : `${indent}# ${comment}\n`,
    `${indent}${head} {\n`,
    ...lines,
    ...inners.map((one, place) => {
      const isFirst = place === 0 && lines.length === 0;
      return `${isFirst ? '' : '\n'}${formatBlock(one, inner)}`;
    }),
    `${indent}}\n`,
  ].join('');
}

function formatValue(value: HclValue, indent: string): string {
  if (typeof value === 'string') return quoteHcl(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof HclReference) return value.text;
  if (value instanceof HclJson) return formatJson(value.value, indent);
  const inner = `${indent}${INDENT}`;
  if (isList(value)) return `[${value.map((item) => formatValue(item, indent)).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${quoteHcl(key)} = ${formatValue(item, inner)}\n`,
  );
  return entries.length === 0 ? '{}' : `{\n${entries.join('')}${indent}}`;
}

function isList(value: HclMap | readonly HclValue[]): value is readonly HclValue[] {
  return Array.isArray(value);
}

function formatJson(value: unknown, indent: string): string {
  const inner = `${indent}${INDENT}`;
  const lines = escapeTemplates(JSON.stringify(value, undefined, 2)).split('\n');
  return `<<-JSON\n${lines.map((line) => `${inner}${line}\n`).join('')}${indent}JSON`;
}

/** HCL's escapes are those of JSON, but for `\b` and `\f`, which it lacks. */
function quoteHcl(text: string): string {
  const quoted = JSON.stringify(text).replaceAll(/\\(?:[bf]|.)/g, (found) =>
    found === '\\b' ? '\\u0008' : found === '\\f' ? '\\u000c' : found,
  );
  return escapeTemplates(quoted);
}

/**
 * `${` and `%{` begin a template. In a quoted text and in JSON the escape `\u0024` stands for the sign,
 * whatever is before it; doubling the sign would be read in two ways after another one.
 */
function escapeTemplates(text: string): string {
  return text.replaceAll('${', '\\u0024{').replaceAll('%{', '\\u0025{');
}
