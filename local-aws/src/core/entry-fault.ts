/** Whether a fault that is set makes the entry at this place (from 0) of one call fail. */
export type EntryFault = (index: number) => boolean;

/** Uses up one time of the fault that is set for the entries of this operation. */
export type TakeEntryFault = (operation: string) => EntryFault;
