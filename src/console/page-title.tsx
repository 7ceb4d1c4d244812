import { type ReactNode, useEffect, useRef } from 'react';

/** Whether another page was shown before: whoever opens the console begins at its top. */
let isFirst = true;

/** The heading of a page, and its name in the tab. Takes the focus when the reader has come here from another page. */
export function PageTitle({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <>
      <title>{`${name} · Liveness console`}</title>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
