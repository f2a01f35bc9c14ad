import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import { SECURITY_HEADERS } from './src/server/http/security-headers.ts';

const repositoryRoot = fileURLToPath(new URL('..', import.meta.url));
const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What the browser would load and never uses; e2e/src/budget.spec.ts holds what a page may weigh. */
const lighter: NextConfig['turbopack'] = {
  resolveAlias: {
    '@dnd-kit/core': './bundling/no-sorting-by-hand.ts',
    '@dnd-kit/sortable': './bundling/no-sorting-by-hand.ts',
    '@dnd-kit/utilities': './bundling/no-sorting-by-hand.ts',
    // Cloudscape's messages are parsed already.
    '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/lib/no-parser.js',
  },
  rules: {
    '**/@cloudscape-design/components/**/styles.scoped.css': {
      loaders: [pathOf('./bundling/leave-out.mjs')],
      as: '*.js',
    },
    '*.styles': { loaders: [pathOf('./bundling/collect-styles.mjs')], as: '*.css' },
    '**/@cloudscape-design/components/icon/generated/icons.js': {
      loaders: [pathOf('./bundling/keep-used-icons.mjs')],
    },
    '**/@cloudscape-design/components/{property-filter/property-editor,multiselect/internal}.js': {
      loaders: [pathOf('./bundling/leave-out-filter-values.mjs')],
    },
    '**/zod/v4/core/{to-json-schema,json-schema-processors}.js': {
      condition: 'browser',
      loaders: [pathOf('./bundling/leave-out-json-schema.mjs')],
    },
    '**/api/src/**/*.ts': {
      condition: 'browser',
      loaders: [pathOf('./bundling/leave-out-descriptions.mjs')],
    },
  },
};

const securityHeaders = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }));

const nextConfig: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot, ...lighter },
  transpilePackages: ['@momento-gateway/api', '@momento-gateway/shared'],
  // One copy for all routes: the SDK's paginators check that a client is an instance of their own.
  serverExternalPackages: [
    '@aws-sdk/client-cloudwatch',
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/client-eventbridge',
    '@aws-sdk/client-iam',
    '@aws-sdk/client-lambda',
    '@aws-sdk/client-secrets-manager',
    '@aws-sdk/client-sfn',
    '@aws-sdk/client-sns',
    '@aws-sdk/client-sqs',
    '@gomomento/sdk',
  ],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default nextConfig;
