import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['shared', 'gateway', 'dashboard', 'local-aws', 'scripts'].map((room) => ({
      test: {
        name: room,
        root: room,
        include: ['**/*.test.ts'],
        exclude: ['**/node_modules/**', '**/.next/**', '**/dist/**'],
      },
    })),
  },
});
