import { RULE_NAME_MAX_LENGTH } from '../../api/rule.ts';

/** A rule name made of the names it is for; empty when nothing of them may stand in one. */
export function suggestRuleName(cache: string, topic: string | undefined): string {
  return [cache, topic ?? 'all']
    .map((part) => part.replace(/[^.\-_A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-')
    .slice(0, RULE_NAME_MAX_LENGTH);
}
