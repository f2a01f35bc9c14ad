import { ArchivePage } from '../../ui/archive/archive-page.tsx';

export default function Route() {
  return <ArchivePage />;
}
