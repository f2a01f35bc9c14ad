import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * The same module in half the size: brotli in base64, unpacked when it is loaded. The last line tells
 * a runtime that loads it with `import` what it exports.
 *
 * @param code CommonJS that sets `module.exports` to an object with `handler`.
 */
export function packCode(code: string): string {
  const packed = brotliCompressSync(code, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(code),
    },
  }).toString('base64');
  return `// To read this code: npm run template -- --code
const code = require('node:zlib').brotliDecompressSync(Buffer.from('${packed}', 'base64'));
require('node:vm').compileFunction(code.toString(), ['module', 'require', '__filename'], {
  filename: __filename,
})(module, require, __filename);
0 && (module.exports = { handler });
`;
}

/**
 * @param template JSON text.
 * @returns the code of its function.
 * @throws Error when it has no packed code.
 */
export function readPackedCode(template: string): string {
  const packed = /Buffer\.from\('([\w+/=]+)', 'base64'\)/.exec(template)?.[1];
  if (packed === undefined) throw new Error('The file is no template with packed code.');
  return brotliDecompressSync(Buffer.from(packed, 'base64')).toString();
}
