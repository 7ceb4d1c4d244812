import { ApolloProvider } from '@apollo/client/react';
import { useMemo } from 'react';
import { Announcer } from './announcer.js';
import { createConsoleClient } from './apollo-client.js';
import { Header } from './header.js';
import { HomePage } from './home-page.js';
import { ResultPage } from './result/result-page.js';
import { useRecentIds } from './use-recent-ids.js';
import { useRoute } from './use-route.js';
import { useSessionToken } from './use-session-token.js';

export function App() {
  const [token, setToken] = useSessionToken();
  const client = useMemo(() => createConsoleClient(token), [token]);
  const recent = useRecentIds();
  const route = useRoute();
  return (
    <ApolloProvider client={client}>
      <Announcer>
        <button type="button" className="skip" onClick={skipToContent}>
          To the content
        </button>
        <Header token={token} onToken={setToken} />
        {route.name === 'home' ? (
          <HomePage recent={recent} />
        ) : (
          <ResultPage key={`${route.signatureId} ${token}`} signatureId={route.signatureId} onFound={recent.note} />
        )}
      </Announcer>
    </ApolloProvider>
  );
}

function skipToContent(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}
