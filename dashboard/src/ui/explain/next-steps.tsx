import type { Explanation, NextStep } from '@momento-gateway/api/explain/explanation';
import { heldCallHref } from '../navigation/held-hrefs.ts';
import { createRuleHref, failureHref, ruleHref, webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';

interface NextStepsProps {
  readonly steps: readonly NextStep[];
  readonly event: Explanation['event'];
}

/** What to do, with the screen that does it. */
export function NextSteps({ steps, event }: NextStepsProps) {
  if (steps.length === 0) return null;
  return (
    <ul className="steps">
      {steps.map((step) => {
        const href = hrefOf(step, event);
        return (
          <li key={step.text}>
            {href === undefined ? step.text : <PageLink href={href}>{step.text}</PageLink>}
          </li>
        );
      })}
    </ul>
  );
}

function hrefOf({ screen, id = '', tab }: NextStep, event: Explanation['event']) {
  switch (screen) {
    case 'webhook':
      return webhookHref(id, tab === undefined ? {} : { tab });
    case 'rule':
      return ruleHref(id);
    case 'create-rule': {
      const { cache, topic } = event;
      return id === '' || cache === undefined || topic === undefined
        ? '/rules/create'
        : createRuleHref({ webhookId: id, cache, topic });
    }
    case 'failure':
      return failureHref(id);
    case 'held-call':
      return heldCallHref(id);
    case 'settings':
      return '/settings';
    case undefined:
      return undefined;
  }
}
