/**
 * Stands for @dnd-kit in the bundle, see resolveAlias in next.config.ts: the shell of Cloudscape
 * brings it (12 KiB) for lists that are sorted by hand, of which there are none here.
 */
function refuse(): never {
  throw new Error('Sorting by hand is not in this build: see resolveAlias in next.config.ts.');
}

export const arrayMove = refuse;
export const canUseDOM = true;
export const closestCenter = refuse;
export const CSS = {};
export const defaultCoordinates = { x: 0, y: 0 };
export const DndContext = refuse;
export const DragOverlay = refuse;
export const getOwnerDocument = refuse;
export const getWindow = refuse;
export const hasSortableData = refuse;
export const isKeyboardEvent = refuse;
/** Read, but not used, when Cloudscape's modules load. */
export const KeyboardCode = {};
export const PointerSensor = refuse;
export const SortableContext = refuse;
export const subtract = refuse;
export const useSensor = refuse;
export const useSensors = refuse;
export const useSortable = refuse;
export const verticalListSortingStrategy = refuse;
