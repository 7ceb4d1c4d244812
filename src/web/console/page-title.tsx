import { type ReactNode, useEffect, useRef } from 'react';

/** Whether this is the first page since the console was opened; then the focus stays at the top. */
let isFirst = true;

/** The heading of a page and the title of the tab. Takes the focus when the user comes from another page. */
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
