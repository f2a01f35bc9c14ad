import { HeldCallsPage } from '../../../ui/held/held-calls-page.tsx';

export default function Route() {
  return <HeldCallsPage />;
}
