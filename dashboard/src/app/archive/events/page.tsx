import { ArchivedEventsPage } from '../../../ui/live/archived-events-page.tsx';

export default function Route() {
  return <ArchivedEventsPage />;
}
