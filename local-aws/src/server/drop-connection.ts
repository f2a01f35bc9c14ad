/** Thrown to end a call by cutting its connection, with no answer. */
export class DropConnection extends Error {
  constructor() {
    super('The connection is dropped.');
    this.name = 'DropConnection';
  }
}
