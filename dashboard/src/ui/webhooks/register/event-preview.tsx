import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { buildTopicPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { DETAIL_TYPE_MAX_LENGTH, detailTypeOf } from '@momento-gateway/shared/detail-type';
import { JsonView } from '../../elements/json-view.tsx';

interface EventPreviewProps {
  readonly cache: string;
  readonly topic: string;
}

/** What a topic's events will look like on the bus. */
export function EventPreview({ cache, topic }: EventPreviewProps) {
  const detailType = detailTypeOf(cache, topic);
  if (cache === '' && topic === '') {
    return (
      <Container header={<Header variant="h2">On the bus</Header>}>
        Enter a cache and a topic to see what their events look like.
      </Container>
    );
  }
  return (
    <Container header={<Header variant="h2">On the bus</Header>}>
      <SpaceBetween size="l">
        <div>
          <Box variant="awsui-key-label">Detail-type</Box>
          <div className="break">{detailType}</div>
          <DetailTypeLength length={detailType.length} />
        </div>
        <div>
          <Box variant="awsui-key-label">Event pattern that matches these events</Box>
          <JsonView value={buildTopicPattern({ cache, topic })} what="event pattern" />
        </div>
      </SpaceBetween>
    </Container>
  );
}

function DetailTypeLength({ length }: { readonly length: number }) {
  const text = `${length} of ${DETAIL_TYPE_MAX_LENGTH} characters`;
  return length <= DETAIL_TYPE_MAX_LENGTH ? (
    <Box variant="small">{text}</Box>
  ) : (
    <>
      <StatusIndicator type="error">{text}</StatusIndicator>
      <div>EventBridge rejects a longer detail-type, so this topic cannot be registered.</div>
    </>
  );
}
