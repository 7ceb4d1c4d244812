import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import { HistoryError } from '../../../src/history/history-error.js';
import type { HistoryStore } from '../../../src/history/history-store.js';
import type { OpenInBrowser } from '../browser/browser.js';
import { type ConsoleOptions, openConsole } from '../browser/console.js';
import { createModelHistory } from './model.js';

export type HistoryConsoleOptions = ConsoleOptions & { readonly records?: readonly VerificationRecord[] };

/** Opens the console of a gateway that has these records. */
export async function openHistoryConsole(
  open: OpenInBrowser,
  { records = [], ...options }: HistoryConsoleOptions = {},
) {
  const { history, setIsDown } = createFailingHistory();
  await history.put('default', records);
  const opened = await openConsole(open, { history, ...options });
  const { page, url } = opened;
  return {
    ...opened,
    history,
    /** Makes reads of the history fail, or succeed again. */
    setIsDown,
    /** Opens a page of the console by its fragment. */
    go: (hash: string) => page.goto(`${url}/console/${hash}`),
    rows: page.locator('.records tbody tr'),
    count: page.locator('.count'),
    /** Returns the ids of the rows. */
    listed: () => page.locator('.row-id a').allTextContents(),
    /** Waits until the first row has this id. */
    startsWith: (id: string) => page.locator('.records tbody tr:first-child').getByText(id, { exact: true }).waitFor(),
    fragment: () => page.evaluate<string>('location.hash'),
    /** Returns how far the page is wider than its window. */
    overflow: () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
  };
}

function createFailingHistory() {
  const model = createModelHistory();
  let isDown = false;
  const orFail = async <Value>(read: () => Promise<Value>): Promise<Value> => {
    if (isDown) throw new HistoryError('unavailable', 'the test has stopped the database');
    return read();
  };
  const history: HistoryStore = {
    ...model,
    page: (...request) => orFail(() => model.page(...request)),
    count: (...request) => orFail(() => model.count(...request)),
    statistics: (...request) => orFail(() => model.statistics(...request)),
  };
  return {
    history,
    setIsDown: (value: boolean) => {
      isDown = value;
    },
  };
}
