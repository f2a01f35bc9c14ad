import { config } from 'zod';

// zod's compiled parsers need `unsafe-eval`, which the Content-Security-Policy does not give. The
// choice is made when a schema is built, so every schema takes `z` from here.
config({ jitless: true });

// As `import * as z from './zod.ts'`, a page loads a third of what zod's own `z` would bring.
// biome-ignore lint/performance/noBarrelFile: only what is used of it gets into a bundle
export * from 'zod';
