/** The dashboard's sections: what the navigation shows and `g` + key goes to. */
export const SECTIONS = [
  { text: 'Overview', href: '/', key: 'o' },
  { text: 'Webhooks', href: '/webhooks', key: 'w' },
  { text: 'Rules', href: '/rules', key: 'r' },
  { text: 'Live events', href: '/live', key: 'l' },
  { text: 'Failures', href: '/failures', key: 'f' },
  { text: 'Settings', href: '/settings', key: 's' },
] as const;

export type Section = (typeof SECTIONS)[number];

/** The section a path lies in. */
export function sectionOf(pathname: string): Section | undefined {
  return SECTIONS.find(
    ({ href }) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)),
  );
}
