import type {
  closeViewerOperation,
  removeViewerOperation,
} from '@momento-gateway/api/live/live-operations';
import type { Verb } from '../http/serve.ts';
import { findViewerRule } from './find-viewer.ts';
import { removeViewer } from './remove-viewer.ts';
import { viewerNameOf } from './viewer-name.ts';

export const closeViewer: Verb<typeof closeViewerOperation | typeof removeViewerOperation> = async (
  dependencies,
  { params: { viewerId } },
) => {
  const rule = await findViewerRule(dependencies, viewerId);
  if (rule === undefined) return { refusal: 'viewer-not-found' };
  dependencies.viewers.delete(viewerId);
  await removeViewer(dependencies, viewerNameOf(viewerId));
  return undefined;
};
