import type { Handler } from '../handler.ts';
import { findViewerRule } from './find-viewer.ts';
import { removeViewer } from './remove-viewer.ts';
import { viewerNameOf } from './viewer-tags.ts';

export const closeViewer: Handler<'closeViewer' | 'removeViewer'> = async (
  context,
  { params: { viewerId } },
) => {
  const rule = await findViewerRule(context, viewerId);
  if (rule === undefined) return { refusal: 'viewer-not-found' };
  context.viewers.delete(viewerId);
  await removeViewer(context, viewerNameOf(viewerId));
  return undefined;
};
