interface PageTitleProps {
  readonly title: string;
}

/** The browser tab's title. React puts it into the head, on the server too. */
export function PageTitle({ title }: PageTitleProps) {
  return <title>{`${title} · Momento gateway`}</title>;
}
