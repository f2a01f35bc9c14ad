import SpaceBetween from '@cloudscape-design/components/space-between';
import type { TargetFit } from '@momento-gateway/api/explain/explanation';
import { CopyText } from '../elements/copy-text.tsx';
import { ruleHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { GrantButton } from '../rules/list/grant-button.tsx';
import { PermissionStatement } from '../rules/targets/permission-statement.tsx';
import { PermissionStatus } from '../rules/targets/permission-status.tsx';
import { NextSteps } from './next-steps.tsx';

const NO_EVENT = { hasMessage: false };

/** The targets of the rules that match, the worst first. */
export function TargetFits({ targets }: { readonly targets: readonly TargetFit[] }) {
  return targets.map((target) => (
    <div key={`${target.rule} ${target.arn}`} className="boxed">
      <SpaceBetween size="s">
        <div className="break">
          <PageLink href={ruleHref(target.rule)}>{target.rule}</PageLink>:{' '}
          <CopyText text={target.arn} what={`ARN of the target of ${target.rule}`} />
        </div>
        <div className="break">{target.sentence}</div>
        <PermissionStatus permission={target.permission} />
        <PermissionStatement permission={target.permission} />
        {target.permission.state === 'missing' && target.permission.addedBy === 'dashboard' && (
          <GrantButton ruleName={target.rule} targetArn={target.arn} />
        )}
        <NextSteps steps={target.nextSteps} event={NO_EVENT} />
      </SpaceBetween>
    </div>
  ));
}
