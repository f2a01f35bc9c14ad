import { Fragment } from 'react';

/** A name that breaks after its signs, as in ARNs and URLs; inside a word only when that does not fit. */
export function BreakableText({ text }: { readonly text: string }) {
  return (
    <span className="breakable">
      {[...text.matchAll(/[^:/#?&=@_.]+[:/#?&=@_.]*|[:/#?&=@_.]+/g)].map(({ 0: part, index }) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
