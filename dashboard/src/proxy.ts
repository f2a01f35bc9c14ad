import { randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { readConfig } from './server/config.ts';
import { answerRefusal } from './server/http/answer-problem.ts';
import { guardCall } from './server/http/guard-call.ts';
import { buildContentSecurityPolicy } from './server/http/security-headers.ts';

const config = readConfig();

/** Runs before every page, call and file: checks the caller and says what a page may load. */
export function proxy(request: NextRequest): Response {
  const refusal = guardCall(request, config);
  if (refusal !== undefined) return answerRefusal(refusal, randomUUID());
  const nonce = randomUUID();
  const policy = buildContentSecurityPolicy(nonce, config.isDevelopment);
  // Next reads the nonce for its own inline scripts from this request header.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}
