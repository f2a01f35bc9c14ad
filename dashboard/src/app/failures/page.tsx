import { FailuresPage } from '../../ui/failures/failures-page.tsx';

export default function Route() {
  return <FailuresPage />;
}
