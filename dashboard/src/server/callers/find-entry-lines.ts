/** A string with what is in it, a line break, a bracket, or the first character of another value. */
const TOKEN = /"(?:[^"\\]|\\.)*"|\n|[[\]{},]|[^\s"[\]{},:]+/g;

/** The lines, from 1, on which the elements of a JSON list begin. The text must be valid JSON. */
export function findEntryLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let isBetween = false;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '\n') {
      line += 1;
      continue;
    }
    if (depth === 1 && isBetween && token !== ']') {
      lines.push(line);
      isBetween = false;
    }
    if (token === '[' || token === '{') {
      depth += 1;
      if (depth === 1) isBetween = true;
    } else if (token === ']' || token === '}') {
      depth -= 1;
    } else if (token === ',' && depth === 1) {
      isBetween = true;
    }
  }
  return lines;
}
