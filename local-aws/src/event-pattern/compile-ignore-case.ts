/**
 * Makes the test for a text in any case, `quoted` being what stands around it in an event.
 * As AWS's engine does it, every UTF-16 unit stands for its own lower and upper form (`ß` for `ß`
 * and `SS`), so half a surrogate pair, having neither, stands for `?`.
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

/** No form of a unit begins or ends with another of it, so that at most one fits at any place. */
function listForms(unit: string): readonly string[] {
  return /[\ud800-\udfff]/.test(unit) ? ['?'] : [unit.toLowerCase(), unit.toUpperCase()];
}

/** Where the units end, read from the text's beginning on; undefined when it does not begin so. */
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
