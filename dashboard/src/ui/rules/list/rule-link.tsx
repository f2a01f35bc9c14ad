'use client';

import Link from '@cloudscape-design/components/link';
import { usePathname, useRouter } from 'next/navigation';
import { ruleHref, rulesHref } from '../../navigation/rule-hrefs.ts';
import { useUrlState } from '../../navigation/use-url-state.ts';

interface RuleLinkProps {
  readonly name: string;
}

/** Opens a rule beside the list, as it is filtered and paged now; from elsewhere, with the list. */
export function RuleLink({ name }: RuleLinkProps) {
  const router = useRouter();
  const isInList = usePathname() === rulesHref;
  const { set } = useUrlState();
  const href = ruleHref(name);
  return (
    <Link
      href={href}
      onFollow={(event) => {
        event.preventDefault();
        if (isInList) set({ rule: name }, { push: true });
        else router.push(href);
      }}
    >
      {name}
    </Link>
  );
}
