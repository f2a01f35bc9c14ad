/** Numbers of a FIFO queue have 20 digits and are not consecutive, as on AWS. */
const FIRST = 18_849_496_460_467_696_128n;
const STEP = 256n;

/** The sequence number of the message with this `seq`. */
export function formatSequenceNumber(seq: number): string {
  return String(FIRST + STEP * BigInt(seq));
}
