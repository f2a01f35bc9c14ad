import {
  readViewerOperation,
  removeViewerOperation,
} from '@momento-gateway/api/live/live-operations';
import { serve } from '../../../../server/http/serve.ts';
import { closeViewer } from '../../../../server/live/close-viewer.ts';
import { readViewer } from '../../../../server/live/read-viewer.ts';

export const dynamic = 'force-dynamic';

export const GET = serve(readViewerOperation, readViewer);
export const DELETE = serve(removeViewerOperation, closeViewer);
