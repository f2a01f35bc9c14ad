import { VIEWER_NAME_PREFIX } from '@momento-gateway/api/live/live';

/** When a viewer may be removed: ISO text, as the value of a tag. */
export const ENDS_AT_TAG = 'momento-gateway:ends-at';

/** A viewer's rule and its queue have the same name. */
export function viewerNameOf(viewerId: string): string {
  return VIEWER_NAME_PREFIX + viewerId;
}

/** Whether a rule or a queue is a viewer's, and so neither to be listed nor to be picked. */
export function isViewerName(name: string): boolean {
  return name.startsWith(VIEWER_NAME_PREFIX);
}
