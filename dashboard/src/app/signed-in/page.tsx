import { SignedInPage } from '../../ui/shell/signed-in-page.tsx';

export default function Route() {
  return <SignedInPage />;
}
