/** A spreadsheet takes these for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as CSV (RFC 4180), under a line of names. */
export function formatCsvRows(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const safe = rows.map((row) => row.map((text) => (FORMULA.test(text) ? `'${text}` : text)));
  return [names, ...safe].map((row) => `${row.map(quote).join(',')}\r\n`).join('');
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
