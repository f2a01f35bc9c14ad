/**
 * The dashboard's sections: what the navigation shows and `g` + key goes to. Those of owners alone
 * come last, so that nothing moves when it is known who has opened the page.
 */
export const SECTIONS = [
  { text: 'Overview', href: '/', key: 'o' },
  { text: 'Webhooks', href: '/webhooks', key: 'w' },
  { text: 'Rules', href: '/rules', key: 'r' },
  { text: 'Pattern sandbox', href: '/patterns', key: 'p' },
  { text: 'Live events', href: '/live', key: 'l' },
  { text: 'Archive', href: '/archive', key: 'a' },
  { text: 'Failures', href: '/failures', key: 'f' },
  { text: 'Audit', href: '/audit', key: 'u' },
  { text: 'Settings', href: '/settings', key: 's' },
  { text: 'Tenants', href: '/tenants', key: 't', isOfOwners: true },
] as const satisfies readonly Section[];

interface Section {
  readonly text: string;
  readonly href: string;
  readonly key: string;
  readonly isOfOwners?: boolean;
}

/** The section that a path is in. */
export function sectionOf(pathname: string): Section | undefined {
  return SECTIONS.find(
    ({ href }) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)),
  );
}

interface Breadcrumb {
  readonly text: string;
  readonly href: string;
}

const PAGES: Readonly<Record<string, string>> = {
  '/webhooks/register': 'Register a webhook',
  '/webhooks/unknown': 'Unknown webhooks',
  '/rules/create': 'Create a rule',
  '/rules/edit': 'Edit a rule',
  '/archive/events': 'Archived events',
  '/failures/redrives': 'Redrives',
  '/failures/held': 'Held calls',
  '/signed-in': 'Signed in',
};

/** The pages above a path and the path's own page, last; `webhookName` when it is known. */
export function breadcrumbsFor(pathname: string, webhookName = 'Webhook'): Breadcrumb[] {
  const [overview]: readonly [Section, ...Section[]] = SECTIONS;
  const section = sectionOf(pathname);
  const trail: Breadcrumb[] = [overview];
  if (section !== undefined && section !== overview) trail.push(section);
  if (pathname !== section?.href) {
    const ofWebhook = /^\/webhooks\/[^/]+$/.test(pathname) ? webhookName : 'Not found';
    trail.push({ text: PAGES[pathname] ?? ofWebhook, href: pathname });
  }
  return trail.map(({ text, href }) => ({ text, href }));
}
