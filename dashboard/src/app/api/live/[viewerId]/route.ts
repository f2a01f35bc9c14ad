import { readViewerOperation, removeViewerOperation } from '../../../../api/live-operations.ts';
import { closeViewer } from '../../../../server/live/close-viewer.ts';
import { readViewer } from '../../../../server/live/read-viewer.ts';
import { serve } from '../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readViewerOperation, readViewer);
export const DELETE = serve(removeViewerOperation, closeViewer);
