/** The list of failures with one of them open. */
export function failureHref(id: string): string {
  return `/failures?${new URLSearchParams({ failure: id })}`;
}
