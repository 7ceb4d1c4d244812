import { useEffect, useMemo } from 'react';
import { useAnnounce } from '../announcer.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { toErrorText } from '../errors/error-texts.js';
import { FilterBar } from '../filter/filter-bar.js';
import { toHistoryNote } from '../list/history-note.js';
import { HistoryTabs } from '../list/history-tabs.js';
import { PageTitle } from '../page-title.js';
import { HOME_HASH } from '../route.js';
import { DayRanges } from './day-ranges.js';
import { FigurePanel } from './figure-panel.js';
import { toFigures } from './figures.js';
import { parseStatisticsFilter, toStatisticsHash, withDays } from './statistics-address.js';
import { Totals } from './totals.js';
import { useStatistics } from './use-statistics.js';

export type StatisticsPageProps = {
  /** The query of the address. */
  readonly query: string;
  /** Called each time that the gateway rejects a request because of a missing or invalid token. */
  readonly onTokenRejected: () => void;
};

/** Counts and rates of the verifications that match a filter. Give each query its own `key`. */
export function StatisticsPage({ query, onTokenRejected }: StatisticsPageProps) {
  const asked = useMemo(() => parseStatisticsFilter(query), [query]);
  // The days stay those of the time at which the page was opened.
  const filter = useMemo(() => withDays(asked, Date.now()), [asked]);
  const { result, errors, isLoading, refetch } = useStatistics(filter);
  const figures = useMemo(() => (result ? toFigures(result, filter) : []), [result, filter]);
  const [error] = errors;
  const note = error && toHistoryNote(error);

  useEffect(() => {
    if (error?.code === 'UNAUTHENTICATED') onTokenRejected();
  }, [error, onTokenRejected]);

  const announce = useAnnounce();
  const announcement = error ? `${toErrorText(error.code).title}.` : result ? 'The statistics are shown.' : '';
  useEffect(() => announce(announcement), [announce, announcement]);

  return (
    <main>
      <PageTitle name="Statistics">Statistics</PageTitle>
      {note === undefined ? (
        <>
          <HistoryTabs current="statistics" filter={asked} />
          <FilterBar filter={asked} hasBy={false} toHash={toStatisticsHash} />
          <DayRanges filter={filter} />
        </>
      ) : (
        <p className="note">
          {note} <a href={HOME_HASH}>Find a verification</a>
        </p>
      )}
      {error && note === undefined && <ErrorNotice error={error} isLoading={isLoading} refetch={refetch} />}
      {result && result.byDay.total === 0 && <p className="empty">No verification was decided in these days.</p>}
      {result && result.byDay.total > 0 && (
        <>
          <Totals statistics={result.byDay} />
          <div className="figures">
            {figures.map((figure) => (
              <FigurePanel key={figure.id} figure={figure} />
            ))}
          </div>
        </>
      )}
      {!result && isLoading && !error && (
        <div aria-busy="true">
          <p className="visually-hidden">Loading the statistics</p>
          <div className="list-skeleton skeleton" />
        </div>
      )}
    </main>
  );
}
