import { createContext, type ReactNode, useContext, useState } from 'react';

const Announce = createContext<(text: string) => void>(() => undefined);

/** Returns a function that has screen readers read one sentence aloud, for changes that the user did not cause. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announce);
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('');
  return (
    <Announce value={setText}>
      {children}
      <p role="status" className="visually-hidden">
        {text}
      </p>
    </Announce>
  );
}
