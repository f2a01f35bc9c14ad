// Loaded into every Node process of a command (`NODE_OPTIONS`): in the CDK's app, which alone has this
// variable, it adapts the templates that the app has written. In all others it does nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['CDK_OUTDIR'];

if (folder !== undefined) {
  const { adaptTemplate } = await import('./adapt-template.ts');
  process.on('exit', () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.template.json'))) {
      const path = join(folder, name);
      writeFileSync(path, adaptTemplate(readFileSync(path, 'utf8')));
    }
  });
}
