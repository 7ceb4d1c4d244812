import { ApolloProvider } from '@apollo/client/react';
import { useCallback, useMemo, useState } from 'react';
import { useSessionToken } from './access/use-session-token.js';
import { Announcer } from './announcer.js';
import { createConsoleClient } from './apollo-client.js';
import { Header } from './header.js';
import { parseListPage, parseListPlace, toListHash } from './list/list-address.js';
import { ListPage } from './list/list-page.js';
import { NativePage } from './native/native-page.js';
import { type RecentIds, useRecentIds } from './recent/use-recent-ids.js';
import { ResultPage } from './result/result-page.js';
import type { Route } from './route.js';
import { PageFooter } from './shortcuts/page-footer.js';
import { StatisticsPage } from './statistics/statistics-page.js';
import { ListSteps } from './steps/list-steps.js';
import { useRoute } from './use-route.js';

export function App() {
  const [token, setToken] = useSessionToken();
  const [rejections, setRejections] = useState(0);
  const countRejection = useCallback(() => setRejections((count) => count + 1), []);
  const client = useMemo(() => createConsoleClient(token), [token]);
  const recent = useRecentIds();
  const { route, query } = useRoute();
  return (
    <ApolloProvider client={client}>
      <Announcer>
        <button type="button" className="skip" onClick={skipToContent}>
          Skip to content
        </button>
        <Header token={token} onToken={setToken} rejections={rejections} />
        <Page key={token} route={route} query={query} recent={recent} onTokenRejected={countRejection} />
        <PageFooter />
      </Announcer>
    </ApolloProvider>
  );
}

type PageProps = {
  readonly route: Route;
  /** The query of the address. */
  readonly query: string;
  readonly recent: RecentIds;
  readonly onTokenRejected: () => void;
};

function Page({ route, query, recent, onTokenRejected }: PageProps) {
  if (route.name === 'home') {
    const { filter, order, ...page } = parseListPage(query);
    const key = toListHash({ filter, order });
    return (
      <ListPage key={key} address={{ filter, order, ...page }} recent={recent} onTokenRejected={onTokenRejected} />
    );
  }
  if (route.name === 'statistics')
    return <StatisticsPage key={query} query={query} onTokenRejected={onTokenRejected} />;
  const { name, id } = route;
  const place = name === 'result' ? parseListPlace(query) : undefined;
  const common = { id, onFound: () => recent.add({ name, id }), onTokenRejected };
  return (
    <>
      {place && <ListSteps place={place} />}
      {name === 'native' ? <NativePage key={`native ${id}`} {...common} /> : <ResultPage key={id} {...common} />}
    </>
  );
}

function skipToContent(): void {
  document.querySelector<HTMLElement>('main h1')?.focus();
}
