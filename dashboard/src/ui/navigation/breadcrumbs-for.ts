import { SECTIONS, sectionOf } from './sections.ts';

export interface Breadcrumb {
  readonly text: string;
  readonly href: string;
}

const PAGES: Readonly<Record<string, string>> = {
  '/webhooks/register': 'Register a webhook',
  '/rules/create': 'Create a rule',
  '/rules/edit': 'Edit a rule',
};

/** The pages above a path and the path's own page, last; `webhookName` as far as it is known. */
export function breadcrumbsFor(pathname: string, webhookName = 'Webhook'): Breadcrumb[] {
  const [overview] = SECTIONS;
  const section = sectionOf(pathname);
  const trail: Breadcrumb[] = [overview];
  if (section !== undefined && section !== overview) trail.push(section);
  if (section === undefined) trail.push({ text: 'Not found', href: pathname });
  else if (pathname !== section.href) {
    trail.push({ text: PAGES[pathname] ?? webhookName, href: pathname });
  }
  return trail.map(({ text, href }) => ({ text, href }));
}
