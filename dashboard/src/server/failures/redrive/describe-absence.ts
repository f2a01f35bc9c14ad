/** Said of a target that is not there and of one of another tenant: it must not tell them apart. */
export function describeAbsence(targetArn: string): string {
  return `Its target, ${targetArn}, does not exist, or this tenant may not use it.`;
}
