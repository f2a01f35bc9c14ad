import { ExactNumber } from '@momento-gateway/api/exact-json';

const LINE_LENGTH = 60;

/** Indented JSON in which a short list stays on one line, as in `"source": ["Momento"]`. */
export function formatJson(value: unknown, indent = ''): string {
  const line = formatLine(value);
  if (!isContainer(value) || isShort(value, line)) return line;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const members = Array.isArray(value)
    ? value.map((item) => formatJson(item, inner))
    : Object.entries(value).map(
        ([key, item]) => `${JSON.stringify(key)}: ${formatJson(item, inner)}`,
      );
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`;
}

/** Objects with members always take several lines; lists do when they are long or contain objects. */
function isShort(value: object, line: string): boolean {
  const members = Object.values(value);
  if (members.length === 0) return true;
  const holdsObjects = members.some(isContainer);
  return Array.isArray(value) && !holdsObjects && line.length <= LINE_LENGTH;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof ExactNumber);
}

function formatLine(value: unknown): string {
  if (value instanceof ExactNumber) return value.text;
  return Array.isArray(value)
    ? `[${value.map(formatLine).join(', ')}]`
    : (JSON.stringify(value) ?? '');
}
