import { UnknownCallsPage } from '../../../ui/activity/unknown-calls-page.tsx';

export default function Route() {
  return <UnknownCallsPage />;
}
