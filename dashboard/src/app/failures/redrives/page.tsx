import { RedrivesPage } from '../../../ui/failures/redrives-page.tsx';

export default function Route() {
  return <RedrivesPage />;
}
