import { ApolloProvider } from '@apollo/client/react';
import { useCallback, useMemo, useState } from 'react';
import { useSessionToken } from './access/use-session-token.js';
import { Announcer } from './announcer.js';
import { createConsoleClient } from './apollo-client.js';
import { Header } from './header.js';
import { NativePage } from './native/native-page.js';
import { HomePage } from './recent/home-page.js';
import { useRecentIds } from './recent/use-recent-ids.js';
import { ResultPage } from './result/result-page.js';
import { PageFooter } from './shortcuts/page-footer.js';
import { useRoute } from './use-route.js';

export function App() {
  const [token, setToken] = useSessionToken();
  const [rejections, setRejections] = useState(0);
  const countRejection = useCallback(() => setRejections((count) => count + 1), []);
  const client = useMemo(() => createConsoleClient(token), [token]);
  const recent = useRecentIds();
  const route = useRoute();
  const Page = route.name === 'native' ? NativePage : ResultPage;
  const addRecent = (id: string) => route.name !== 'home' && recent.add({ name: route.name, id });
  return (
    <ApolloProvider client={client}>
      <Announcer>
        <button type="button" className="skip" onClick={skipToContent}>
          Skip to content
        </button>
        <Header token={token} onToken={setToken} rejections={rejections} />
        {route.name === 'home' ? (
          <HomePage recent={recent} />
        ) : (
          <Page
            key={`${route.name} ${route.id} ${token}`}
            id={route.id}
            onFound={addRecent}
            onTokenRejected={countRejection}
          />
        )}
        <PageFooter />
      </Announcer>
    </ApolloProvider>
  );
}

function skipToContent(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}
