/**
 * A JSON value with its source text: members keep their order and duplicates, numbers their digits,
 * and `start`/`end` locate the value in the text.
 */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonLiteral;

export interface JsonObject extends Span {
  readonly kind: 'object';
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly name: string;
  readonly value: JsonNode;
}

export interface JsonArray extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonString extends Span {
  readonly kind: 'string';
  /** Unescaped. */
  readonly value: string;
}

export interface JsonLiteral extends Span {
  readonly kind: 'number' | 'boolean' | 'null';
  /** As written, for example `1.50`. */
  readonly text: string;
}

interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}
