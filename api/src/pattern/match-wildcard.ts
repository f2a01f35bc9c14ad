/**
 * Whether a wildcard pattern matches the whole text: `*` stands for any characters, none included.
 * It never goes back further than to the last `*`, so no pattern can keep it busy.
 *
 * @param single a character that stands for any one character, such as the `?` of AWS's policies
 */
export function matchWildcard(pattern: string, text: string, single?: '?'): boolean {
  let at = 0;
  let position = 0;
  let lastStar = -1;
  let resumeAt = 0;
  while (position < text.length) {
    const expected = pattern[at];
    if (expected === '*') {
      lastStar = at;
      resumeAt = position;
      at += 1;
    } else if (at < pattern.length && (expected === single || expected === text[position])) {
      at += 1;
      position += 1;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      resumeAt += 1;
      position = resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
