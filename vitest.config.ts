import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/seeded.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
