import { testRuleOperation } from '@momento-gateway/api/rules/pattern-check-operations';
import { type RouteHandler, serve } from '../../../../server/http/serve.ts';
import { testRule } from '../../../../server/rules/check-pattern.ts';
import * as rule from '../[name]/route.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(testRuleOperation, testRule);

// A rule may be called "test" as well; it is read, changed and deleted here.
const params = Promise.resolve({ name: 'test' });
export const GET: RouteHandler = (request) => rule.GET(request, { params });
export const PATCH: RouteHandler = (request) => rule.PATCH(request, { params });
export const DELETE: RouteHandler = (request) => rule.DELETE(request, { params });
