/** Tags of a stack, by key. */
export type Tags = Readonly<Record<string, string>>;

/** What CloudFormation allows. AWS's own tags cannot be set. */
const TAG = /^(?!aws:)([\p{L}\p{Z}\p{N}_.:/+\-@]{1,128})=([\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256})$/u;

/** The value `none` removes a tag, as with the other settings. @throws Error */
export function readTags(texts: readonly string[]): Tags {
  const tags = texts.map((text) => {
    const [, key = '', value = ''] = TAG.exec(text) ?? [];
    if (key === '') throw new Error(`--tag takes key=value, as AWS allows it, not "${text}".`);
    return [key, value === 'none' ? '' : value] as const;
  });
  return Object.fromEntries(tags);
}

/** Tags given this time in place of those of the last deployment. */
export function chooseTags(deployed: Tags, given: Tags): Tags {
  return Object.fromEntries(
    Object.entries({ ...deployed, ...given }).filter(([, value]) => value !== ''),
  );
}

/** As command-line options. */
export function formatTags(tags: Tags): string {
  return Object.entries(tags)
    .map(
      ([key, value]) =>
        `--tag ${/[ \t]/.test(key + value) ? `"${key}=${value}"` : `${key}=${value}`}`,
    )
    .join(' ');
}
