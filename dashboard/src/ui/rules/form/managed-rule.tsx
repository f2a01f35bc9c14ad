import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { ruleHref } from '../../navigation/hrefs.ts';
import { PageButton } from '../../navigation/page-link.tsx';
import { Page } from '../../page/page.tsx';
import { RuleTargets } from '../list/rule-targets.tsx';
import { PatternView } from '../pattern/pattern-view.tsx';

interface ManagedRuleProps {
  readonly title: string;
  readonly rule: Rule & { readonly managedBy: string };
}

/** What stands in the place of the form of a rule that code elsewhere manages. */
export function ManagedRule({ title, rule }: ManagedRuleProps) {
  const { name, managedBy, description, pattern } = rule;
  return (
    <Page
      title={title}
      description="This rule is managed elsewhere and cannot be changed here."
      actions={<PageButton href={ruleHref(name)}>Back to the rule</PageButton>}
    >
      <Alert type="info" statusIconAriaLabel="Info" header={`Managed by ${managedBy}`}>
        What is changed here would be undone there, so change it there.
      </Alert>
      {description !== undefined && <Box>{description}</Box>}
      <div>
        <Box variant="h2">Event pattern</Box>
        <PatternView pattern={pattern} />
      </div>
      <RuleTargets rule={rule} />
    </Page>
  );
}
