/** Whether the text matches the pattern: `*` is any text, `?` any one character. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let retry = 0;
  let position = 0;
  while (position < text.length) {
    const expected = pattern[at];
    if (expected === '*') {
      star = at++;
      retry = position;
    } else if (expected === '?' || expected === text[position]) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++retry;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** The same for ARNs: each of the six parts separately, so that no `*` crosses a colon. */
export function matchesArn(pattern: string, arn: string): boolean {
  const patterns = splitArn(pattern);
  const parts = splitArn(arn);
  if (patterns.length !== parts.length) return false;
  return parts.every((part, index) => matchesWildcard(patterns[index] ?? '', part));
}

function splitArn(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
