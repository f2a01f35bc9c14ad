import { RULE_NAME_MAX_LENGTH, type Rule } from '@momento-gateway/api/rules/rule';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { NO_EVENTS } from '../pattern/draft-pattern.ts';
import { readPatternFields } from '../pattern/pattern-fields.ts';
import { NEW_TARGET } from '../targets/target-fields.ts';
import { toTargetFields } from '../targets/to-target-fields.ts';
import type { RuleFields } from './rule-form.ts';

/** The empty form, or the form for a webhook, or for the topic or pattern in the page's address. */
export function emptyRuleFields(
  param: (name: string) => string,
  webhook?: Pick<Webhook, 'webhookId' | 'cache' | 'topic'>,
): RuleFields {
  const from = param('webhook') === '' && param('cache') !== '' ? 'topic' : 'webhook';
  const { webhookId, cache, topic } = webhook ?? {
    webhookId: param('cache') === '' ? '' : param('webhook'),
    cache: param('cache'),
    topic: param('topic'),
  };
  return {
    ...readPatternFields(param('pattern')),
    ...(param('pattern') === '' && { events: { ...NO_EVENTS, from, webhookId, cache, topic } }),
    targets: [NEW_TARGET],
    keptTargets: 0,
    name: '',
    enabled: true,
  };
}

/** The form for a new rule with everything of another; targets the form cannot express are left out. */
export function copyRuleFields(fields: RuleFields): RuleFields {
  const name = `${fields.name}-copy`.slice(-RULE_NAME_MAX_LENGTH);
  const targets = fields.targets.map((target) => ({ ...target, targetId: '' }));
  return { ...fields, name, targets, keptTargets: 0, version: undefined };
}

/** The form for an existing rule; in the JSON view when the form cannot express its pattern. */
export function toRuleFields(rule: Rule, deadLetterQueueUrl: string | undefined): RuleFields {
  const targets = rule.targets
    .map((target) => toTargetFields(target, deadLetterQueueUrl))
    .filter((target) => target !== undefined);
  return {
    ...readPatternFields(JSON.stringify(rule.pattern)),
    targets,
    keptTargets: rule.targets.length - targets.length,
    name: rule.name,
    ...(rule.description !== undefined && { description: rule.description }),
    enabled: rule.enabled,
    version: rule.version,
  };
}
