import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Digits of base 92, in groups that are read as one number: hardly more than six and a half bits each. */
const BASE = 92;
const DIGITS = 43;
const BYTES = 35;
/** Digits are the characters from here on; those that JSON or JavaScript would escape are replaced. */
const FIRST_CODE = ' '.charCodeAt(0);
const LAST_CODE = FIRST_CODE + BASE - 1;
const ESCAPED = [...`"'\\`].map((character) => character.charCodeAt(0));

/**
 * The same module in half the size: brotli in base 92, unpacked when it is loaded. The last line tells
 * a runtime that loads it with `import` what it exports.
 *
 * @param code CommonJS that sets `exports.handler`, and uses nothing else of its module but `require`.
 */
export function packCode(code: string): string {
  const packed = brotliCompressSync(code, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(code),
    },
  });
  const digits = `(n,c)=>n*${BASE}n+BigInt((c>${LAST_CODE}?[${ESCAPED}][c-${LAST_CODE + 1}]:c)-${FIRST_CODE})`;
  return `// To read this code: npm run template -- --code
const code=Buffer.from('${encode(packed)}'.replace(/.{${DIGITS}}/g,s=>Buffer.from(s).reduce(${digits},0n).toString(16).padStart(${2 * BYTES},0)),'hex')
require('vm').compileFunction(require('zlib').brotliDecompressSync(code)+'',['exports','require'],{filename:__filename})(exports,require)
0&&(exports.handler=0)
`;
}

/**
 * @param template JSON text.
 * @returns the code of its function.
 * @throws Error when it has no packed code.
 */
export function readPackedCode(template: string): string {
  const packed = /Buffer\.from\('([^'"\\]+)'\.replace/.exec(template)?.[1];
  if (packed === undefined) throw new Error('The file is no template with packed code.');
  return brotliDecompressSync(decode(packed)).toString();
}

/** Zeros fill up the last group; brotli ends by itself. */
function encode(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += BYTES) {
    const group = bytes
      .subarray(at, at + BYTES)
      .toString('hex')
      .padEnd(2 * BYTES, '0');
    const digits: string[] = [];
    for (let rest = BigInt(`0x${group}`), n = 0; n < DIGITS; n += 1, rest /= BigInt(BASE)) {
      digits.unshift(toDigit(Number(rest % BigInt(BASE))));
    }
    text += digits.join('');
  }
  return text;
}

function toDigit(value: number): string {
  const at = ESCAPED.indexOf(FIRST_CODE + value);
  return String.fromCharCode(at === -1 ? FIRST_CODE + value : LAST_CODE + 1 + at);
}

function decode(text: string): Buffer {
  const groups = text.match(new RegExp(`.{${DIGITS}}`, 'g')) ?? [];
  const hex = groups.map((group) =>
    Buffer.from(group)
      .reduce((number, code) => number * BigInt(BASE) + BigInt(toValue(code)), 0n)
      .toString(16)
      .padStart(2 * BYTES, '0'),
  );
  return Buffer.from(hex.join(''), 'hex');
}

function toValue(code: number): number {
  return (ESCAPED[code - LAST_CODE - 1] ?? code) - FIRST_CODE;
}
