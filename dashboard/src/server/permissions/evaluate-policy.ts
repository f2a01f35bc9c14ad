import type { Permission } from '../../api/permission.ts';
import type { Policy, PolicyStatement } from './policy.ts';

/** What EventBridge asks of a policy when it delivers an event. */
export interface Access {
  readonly actions: readonly string[];
  /** Undefined for a role's trust policy, which has no resource. */
  readonly resource: string | undefined;
  readonly ruleArn: string;
  readonly refusesConditions?: true | undefined;
}

const SERVICE = 'events.amazonaws.com';
const OPERATORS = new Set(['arnequals', 'arnlike', 'stringequals', 'stringlike', 'bool']);

type Verdict = Permission['state'];

/** Whether a policy allows it; `unknown` where it depends on a condition we do not understand. */
export function evaluatePolicy(policy: Policy, access: Access): Verdict {
  const verdicts = access.actions.map((action) => {
    const concerned = policy.Statement.filter((statement) => concerns(statement, action, access));
    const denials = concerned.filter(({ Effect }) => Effect === 'Deny');
    if (denials.some((denial) => checkConditions(denial, access) === 'granted')) return 'missing';
    const grants = concerned
      .filter(({ Effect }) => Effect === 'Allow')
      .map((statement) => checkConditions(statement, access));
    if (grants.includes('granted')) {
      const isSure = denials.every((denial) => checkConditions(denial, access) === 'missing');
      return isSure ? 'granted' : 'unknown';
    }
    return grants.includes('unknown') ? 'unknown' : 'missing';
  });
  return (['missing', 'unknown'] as const).find((bad) => verdicts.includes(bad)) ?? 'granted';
}

function concerns(statement: PolicyStatement, action: string, { resource }: Access): boolean {
  const { Principal, Action, Resource } = statement;
  return (
    isEventBridge(Principal) &&
    listTexts(Action).some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
    (resource === undefined ||
      Resource === undefined ||
      listTexts(Resource).some((pattern) => isLike(resource, pattern)))
  );
}

function isEventBridge(principal: unknown): boolean {
  if (principal === '*') return true;
  if (typeof principal !== 'object' || principal === null) return false;
  const { AWS, Service } = principal as Record<string, unknown>;
  return listTexts(AWS).includes('*') || listTexts(Service).includes(SERVICE);
}

/** Whether the statement's conditions hold: `missing` when they do not. */
function checkConditions({ Condition }: PolicyStatement, access: Access): Verdict {
  if (typeof Condition !== 'object' || Condition === null) return 'granted';
  if (access.refusesConditions) return 'unknown';
  const account = access.ruleArn.split(':')[4] ?? '';
  const verdicts = Object.entries(Condition as Record<string, unknown>).flatMap(
    ([operator, keys]) =>
      Object.entries((keys ?? {}) as Record<string, unknown>).map(([key, values]): Verdict => {
        const actual = new Map([
          ['aws:sourcearn', access.ruleArn],
          ['aws:sourceaccount', account],
          // EventBridge delivers over TLS; many a queue refuses whoever does not.
          ['aws:securetransport', 'true'],
        ]).get(key.toLowerCase());
        if (actual === undefined || !OPERATORS.has(operator.toLowerCase())) return 'unknown';
        return listTexts(values).some((pattern) => isLike(actual, pattern)) ? 'granted' : 'missing';
      }),
  );
  return (['missing', 'unknown'] as const).find((bad) => verdicts.includes(bad)) ?? 'granted';
}

function listTexts(value: unknown): readonly string[] {
  return [value].flat().filter((item) => typeof item === 'string');
}

/** AWS's wildcards: `*` for any characters, `?` for one. */
function isLike(text: string, pattern: string): boolean {
  const source = pattern.replaceAll(/[\\^$.|+()[\]{}*?]/g, (sign) => {
    if (sign === '*') return '.*';
    return sign === '?' ? '.' : `\\${sign}`;
  });
  return new RegExp(`^${source}$`, 's').test(text);
}
