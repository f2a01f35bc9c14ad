/**
 * Compiles a case-insensitive test; `quoted` is what surrounds the text in an event. As in AWS's
 * engine, every UTF-16 unit matches its own lower and upper form (`ß` matches `ß` and `SS`), so
 * half a surrogate pair, which has neither, matches `?`.
 */
export function compileIgnoreCase(
  text: string,
  part: 'whole' | 'prefix' | 'suffix',
): (quoted: string) => boolean {
  const units = text.split('').map(listForms);
  const quote = ['"'];
  switch (part) {
    case 'whole':
      return (quoted) => readForward([quote, ...units, quote], quoted) === quoted.length;
    case 'prefix':
      return (quoted) => readForward([quote, ...units], quoted) !== undefined;
    case 'suffix':
      return (quoted) => endsWithUnits([...units, quote], quoted);
  }
}

/**
 * No form of a unit begins or ends with another of its forms, so at most one matches at any
 * position.
 */
function listForms(unit: string): readonly string[] {
  return /[\ud800-\udfff]/.test(unit) ? ['?'] : [unit.toLowerCase(), unit.toUpperCase()];
}

/** Where the units end in a text that begins with them; undefined if it does not. */
function readForward(units: readonly (readonly string[])[], text: string): number | undefined {
  let position = 0;
  for (const forms of units) {
    const form = forms.find((each) => text.startsWith(each, position));
    if (form === undefined) return undefined;
    position += form.length;
  }
  return position;
}

function endsWithUnits(units: readonly (readonly string[])[], text: string): boolean {
  let end = text.length;
  for (const forms of units.toReversed()) {
    const form = forms.find((each) => text.endsWith(each, end));
    if (form === undefined) return false;
    end -= form.length;
  }
  return true;
}
