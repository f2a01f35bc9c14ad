import { closeViewerOperation } from '../../../../../api/live-operations.ts';
import { closeViewer } from '../../../../../server/live/close-viewer.ts';
import { serve } from '../../../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(closeViewerOperation, closeViewer);
