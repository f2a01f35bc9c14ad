import { z } from 'zod';

// zod's compiled parsers need `unsafe-eval`, which the Content-Security-Policy does not give. The
// choice is made when a schema is built, so every schema takes `z` from here.
z.config({ jitless: true });

export { z };
