import { openViewerOperation } from '../../../api/live-operations.ts';
import { openViewer } from '../../../server/live/open-viewer.ts';
import { serve } from '../../../server/serve.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(openViewerOperation, openViewer);
