/** The list of failures with one of them open. */
export function failureHref(id: string): string {
  return `/failures?${new URLSearchParams({ failure: id })}`;
}

/** The failures of a webhook's events. */
export function failuresOfHref(detailType: string): string {
  return `/failures?${new URLSearchParams({ search: detailType })}`;
}
