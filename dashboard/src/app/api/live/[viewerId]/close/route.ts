import { closeViewerOperation } from '@momento-gateway/api/live/live-operations';
import { serve } from '../../../../../server/http/serve.ts';
import { closeViewer } from '../../../../../server/live/close-viewer.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(closeViewerOperation, closeViewer);
