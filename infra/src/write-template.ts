import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { synthesiseTemplate } from './synthesise-template.ts';

const path = join(import.meta.dirname, '../../momento-gateway.template.json');
const text = await synthesiseTemplate(join(import.meta.dirname, '../dist/template'));
await writeFile(path, text);
process.stdout.write(`momento-gateway.template.json ${Buffer.byteLength(text)} bytes\n`);
