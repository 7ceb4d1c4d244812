import { useState } from 'react';

/** Copies a link; shows nothing where the browser has no clipboard, as in pages without HTTPS. */
export function CopyLink({ url }: { readonly url: string }) {
  const [copied, setCopied] = useState<string>();
  if (!('clipboard' in navigator)) return null;
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setCopied(url),
      // The user may have denied it; the button then stays as it is.
      () => undefined,
    );
  return (
    <button type="button" onClick={copy}>
      {copied === url ? 'Link copied' : 'Copy link'}
    </button>
  );
}
