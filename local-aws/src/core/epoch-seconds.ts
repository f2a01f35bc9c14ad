import { Tagged } from 'cborg';

/** CBOR's tag of a time in seconds since the epoch. */
const TIME_TAG = 1;

/** A time in the output of an operation: a plain number in JSON, a tagged one in CBOR. */
export class EpochSeconds extends Tagged {
  constructor(seconds: number) {
    super(TIME_TAG, seconds);
  }

  toJSON(): number {
    return this.value;
  }
}
