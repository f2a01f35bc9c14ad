'use client';

import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import { useFollow } from './use-follow.ts';

/** A button that goes to another page of the dashboard. */
export function PageButton(props: ButtonProps & { readonly href: string }) {
  return <Button {...props} onFollow={useFollow()} />;
}
