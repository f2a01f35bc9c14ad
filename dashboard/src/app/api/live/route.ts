import { openViewerOperation } from '@momento-gateway/api/live/live-operations';
import { serve } from '../../../server/http/serve.ts';
import { openViewer } from '../../../server/live/open-viewer.ts';

export const dynamic = 'force-dynamic';

export const POST = serve(openViewerOperation, openViewer);
