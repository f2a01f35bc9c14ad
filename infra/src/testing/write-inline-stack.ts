import { writeFile } from 'node:fs/promises';
import { synthesiseInlineStack } from './synthesise-inline-stack.ts';

const [path = '', context = '{}'] = process.argv.slice(2);
await writeFile(path, await synthesiseInlineStack(JSON.parse(context)));
