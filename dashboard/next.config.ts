import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import { SECURITY_HEADERS } from './src/server/http/security-headers.ts';

const repositoryRoot = fileURLToPath(new URL('..', import.meta.url));
const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** One stylesheet for Cloudscape's components: see bundling/join-styles.mjs. */
const joinStyles = { loaders: [pathOf('./bundling/join-styles.mjs')] };
const styleRules: NextConfig['turbopack'] = {
  rules: {
    '*.styles': { ...joinStyles, as: '*.css' },
    '**/@cloudscape-design/components/**/styles.scoped.css': { ...joinStyles, as: '*.js' },
  },
};

const securityHeaders = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }));

const nextConfig: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  // Turns /_next/image off: no page has an image.
  images: { unoptimized: true },
  reactStrictMode: true,
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot, ...styleRules },
  transpilePackages: ['@momento-gateway/api', '@momento-gateway/shared'],
  // One copy for all routes: the SDK's paginators check that a client is an instance of their own.
  serverExternalPackages: [
    '@aws-sdk/client-cloudwatch',
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/client-eventbridge',
    '@aws-sdk/client-iam',
    '@aws-sdk/client-lambda',
    '@aws-sdk/client-resource-groups-tagging-api',
    '@aws-sdk/client-secrets-manager',
    '@aws-sdk/client-sfn',
    '@aws-sdk/client-sns',
    '@aws-sdk/client-sqs',
    '@gomomento/sdk',
  ],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default nextConfig;
