import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ConsoleResultDocument, type ConsoleResultQuery } from '../../../schema/generated/console/graphql.js';
import { type Trouble, toTroubles, wholeTrouble } from '../trouble.js';
import { isVain, nextLook, type Result } from './next-look.js';

export type ResultView = {
  /** What is known of it, from an earlier answer where the latest has nothing. */
  readonly result: Result | undefined;
  readonly troubles: readonly Trouble[];
  /** Whether an answer is under way, the first one or another. */
  readonly isAsking: boolean;
  /** Asks now. */
  readonly ask: () => void;
};

type Answer = { readonly data: ConsoleResultQuery | undefined; readonly error: unknown };

/** A result that is kept up to date for as long as the page is looked at. Used with one id only: give each a `key`. */
export function useResult(signatureId: string): ResultView {
  const { data, error, networkStatus, refetch } = useQuery(ConsoleResultDocument, {
    variables: { signatureId },
    // A picture that cannot be had takes nothing but its link away.
    errorPolicy: 'all',
    // Links die: what was known a while ago is no answer.
    fetchPolicy: 'network-only',
    notifyOnNetworkStatusChange: true,
  });
  const isAsking = networkStatus !== NetworkStatus.ready && networkStatus !== NetworkStatus.error;

  // While it is asked again, Apollo Client has no error to show. What stands on the page stays until there is an answer.
  const [known, setKnown] = useState(() => toKnown(undefined, { data: undefined, error: undefined }));
  if (!isAsking && (known.data !== data || known.error !== error)) setKnown(toKnown(known.result, { data, error }));
  const { result, troubles } = known;

  // Its failures are in what the query answers.
  const ask = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  const view = { result, troubles, isAsking, ask };
  useNextLook(view);
  return view;
}

function toKnown(before: Result | undefined, { data, error }: Answer) {
  const troubles = toTroubles(error);
  const lost = wholeTrouble(troubles) === undefined ? undefined : before;
  return { data, error, troubles, result: data?.livenessResult ?? lost };
}

/** Asks again when something may have changed, but never for a page that nobody sees. */
function useNextLook({ result, troubles, isAsking, ask }: ResultView): void {
  const vainLooks = useRef(0);
  useEffect(() => {
    if (isAsking) return;
    const delayMs = nextLook({ result, troubles, nowMs: Date.now(), vainLooks: vainLooks.current });
    vainLooks.current = isVain({ result, troubles }) ? vainLooks.current + 1 : 0;
    if (delayMs === undefined) return;
    const dueAtMs = Date.now() + delayMs;
    const askIfDue = () => {
      if (document.visibilityState === 'visible' && Date.now() >= dueAtMs) ask();
    };
    const timer = setTimeout(askIfDue, delayMs);
    document.addEventListener('visibilitychange', askIfDue);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', askIfDue);
    };
  }, [result, troubles, isAsking, ask]);
}
