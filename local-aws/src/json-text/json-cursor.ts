import { describeMissingValue, describeUnexpected, JsonSyntaxError } from './json-syntax-error.ts';

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[\w$]/;

/** A position in a JSON text that moves forward token by token. */
export class JsonCursor {
  readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  skipBlanks(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.position);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.position++;
    }
  }

  /** The next character after white space, '' at the end. */
  peek(): string {
    this.skipBlanks();
    return this.text[this.position] ?? '';
  }

  /** Skips `character` if it comes next. */
  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.position++;
    return true;
  }

  expect(character: string, expected: string): void {
    if (!this.take(character)) this.refuse(expected);
  }

  refuse(expected: string): never {
    throw new JsonSyntaxError(describeUnexpected(this.text, this.position, expected));
  }

  /** Reads a string from its opening quote and returns it unescaped. */
  takeString(): string {
    const start = this.position;
    let escaped = false;
    for (let end = start + 1; ; end++) {
      const code = this.text.charCodeAt(end);
      if (code === 0x22) {
        this.position = end + 1;
        return escaped ? this.unescape(start, end + 1) : this.text.slice(start + 1, end);
      }
      if (code === 0x5c) {
        escaped = true;
        end++;
      } else if (!(code >= 0x20)) {
        this.position = end;
        this.refuse(Number.isNaN(code) ? 'was expecting closing quote' : 'must be escaped');
      }
    }
  }

  /** Reads `true`, `false` or `null`. */
  takeWord(word: string): string {
    const end = this.position + word.length;
    if (!this.text.startsWith(word, this.position) || WORD.test(this.text[end] ?? '')) {
      throw new JsonSyntaxError(describeMissingValue(this.text, this.position));
    }
    this.position = end;
    return word;
  }

  /** Reads a number and returns it as written. */
  takeNumber(): string {
    NUMBER.lastIndex = this.position;
    const [literal] = NUMBER.exec(this.text) ?? [];
    if (literal === undefined) {
      throw new JsonSyntaxError(describeMissingValue(this.text, this.position));
    }
    this.position += literal.length;
    const next = this.text[this.position] ?? '';
    if (/[\w.$+-]/.test(next)) this.refuse('expected the end of the number');
    return literal;
  }

  private unescape(start: number, end: number): string {
    try {
      return JSON.parse(this.text.slice(start, end));
    } catch {
      throw new JsonSyntaxError('Unrecognized character escape');
    }
  }
}
