/** Cuts a text that is too long for one log event into pieces, never inside a character. */
export function cutMessage(text: string, limitBytes: number): readonly string[] {
  // A character takes at most three bytes per UTF-16 unit.
  if (text.length * 3 <= limitBytes || Buffer.byteLength(text) <= limitBytes) return [text];
  const bytes = Buffer.from(text);
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(start + limitBytes, bytes.length);
    while (end < bytes.length && isContinuation(bytes[end])) end--;
    pieces.push(bytes.toString('utf8', start, end));
    start = end;
  }
  return pieces;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
