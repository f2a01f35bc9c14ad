import { LivePage } from '../../ui/live/live-page.tsx';

export default function Route() {
  return <LivePage />;
}
