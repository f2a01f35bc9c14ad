interface Page {
  readonly NextToken?: string | undefined;
}

/** All pages of a list that the SDK has no paginator for. */
export async function readPages<Read extends Page>(
  readPage: (NextToken: string | undefined) => Promise<Read>,
): Promise<readonly Read[]> {
  const pages: Read[] = [];
  let token: string | undefined;
  do {
    const page = await readPage(token);
    pages.push(page);
    token = page.NextToken;
  } while (token !== undefined);
  return pages;
}
