import type { Principal } from '../core/principal.ts';
import type { PrincipalElement, Statement } from './policy-document.ts';

/** Whether the statement's `Principal` or `NotPrincipal` applies to this principal. */
export function matchesPrincipal(statement: Statement, principal: Principal): boolean {
  const { Effect, Principal: included, NotPrincipal: excepted } = statement;
  if (included !== undefined) return isListed(included).some(principal);
  if (excepted === undefined) return true;
  // An exception from a Deny must name every form of the caller, as AWS advises.
  return Effect === 'Deny'
    ? !isListed(excepted).every(principal)
    : !isListed(excepted).some(principal);
}

function isListed(element: PrincipalElement) {
  const has = ([type, name]: readonly [type: string, name: string]) =>
    element === '*' ||
    element['AWS']?.includes('*') === true ||
    element[type]?.includes(name) === true;
  return {
    some: (principal: Principal) => listForms(principal).some((forms) => forms.some(has)),
    every: (principal: Principal) => listForms(principal).every((forms) => forms.some(has)),
  };
}

/** The forms of a principal, each with its spellings: a role also counts as its account. */
function listForms(principal: Principal): readonly (readonly (readonly [string, string])[])[] {
  if (principal.kind === 'service') return [[['Service', principal.name]]];
  const { accountId, arn, kind } = principal;
  const account = [
    ['AWS', accountId],
    ['AWS', `arn:aws:iam::${accountId}:root`],
  ] as const;
  return kind === 'root' ? [account] : [account, [['AWS', arn]]];
}
