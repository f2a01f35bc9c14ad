import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Five digits of base 85 are four bytes: a sixteenth less than base64. */
const BASE = 85;
const DIGITS = 5;
const BYTES = 4;
/** Digits are the characters from here on that need no escape in JavaScript, JSON, or `Fn::Sub`. */
const FIRST_CODE = '('.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const INSTEAD = '~'.charCodeAt(0);

/**
 * The same module in half the size: brotli in base 85, unpacked when it is loaded. The last line tells
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
  return `// To read this code: npm run template -- --code
const text=Buffer.from('${encode(packed)}'),code=new Uint32Array(text.length/${DIGITS})
text.forEach((c,i)=>code[i=i/${DIGITS}|0]=code[i]*${BASE}+(c>${INSTEAD - 1}?${BACKSLASH}:c)-${FIRST_CODE})
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
  const packed = /Buffer\.from\('([(-[\]-|~]+)'\)/.exec(template)?.[1];
  if (packed === undefined) throw new Error('The file is no template with packed code.');
  return brotliDecompressSync(decode(packed)).toString();
}

/** In little endian, as Lambda's processors are. Zeros fill up the last group; brotli ends by itself. */
function encode(bytes: Buffer): string {
  const filled = Buffer.concat([bytes, Buffer.alloc(-bytes.length & (BYTES - 1))]);
  const codes: number[] = [];
  for (let at = 0; at < filled.length; at += BYTES) {
    const number = filled.readUInt32LE(at);
    for (let power = BASE ** (DIGITS - 1); power >= 1; power /= BASE) {
      const code = (Math.floor(number / power) % BASE) + FIRST_CODE;
      codes.push(code === BACKSLASH ? INSTEAD : code);
    }
  }
  return String.fromCharCode(...codes);
}

function decode(text: string): Buffer {
  const bytes = Buffer.alloc((text.length / DIGITS) * BYTES);
  for (let at = 0; at < text.length; at += DIGITS) {
    const codes = [...Buffer.from(text.slice(at, at + DIGITS))];
    const digits = codes.map((code) => (code === INSTEAD ? BACKSLASH : code) - FIRST_CODE);
    const number = digits.reduce((sum, digit) => sum * BASE + digit, 0);
    bytes.writeUInt32LE(number, (at / DIGITS) * BYTES);
  }
  return bytes;
}
