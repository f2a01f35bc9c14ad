/** The stack's: the goals are for its share of a processor. */
export const STACK_MEMORY_MB = 512;

/** Lambda gives a function one processor at this memory, and less in proportion. */
const MEMORY_OF_A_PROCESSOR_MB = 1_769;

export function shareOf(memoryMb: number): number {
  return memoryMb / MEMORY_OF_A_PROCESSOR_MB;
}
