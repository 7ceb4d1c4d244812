import type { Counter } from 'prom-client';
import { createBoundedValues, createPopularValues, OTHER } from './label-values.js';

type RequestLabel = 'operation' | 'code';
type Series = { inc(): void };

/** More than any client's set of documents has. A hundred names with ten codes each are a thousand series. */
const MAX_OPERATION_NAMES = 100;
/** More codes than the gateway has. */
const MAX_CODES = 50;
const ANONYMOUS = 'anonymous';
const NONE = 'none';

/**
 * Returns a function that counts a request by its operation name (null without a name, undefined if no operation was
 * executed) and its code. Removes the series of a name that is forgotten; if the name comes back, they begin at 0.
 */
export function createRequestCounter(
  counter: Counter<RequestLabel>,
  monotonicNow: () => number,
): (operationName: string | null | undefined, code: string) => void {
  /** Series by operation, then by code: a lookup in prom-client for each request would be slower. */
  const series = new Map<string, Map<string, Series>>();
  const toCode = createBoundedValues(MAX_CODES);
  const toOperationName = createPopularValues({
    max: MAX_OPERATION_NAMES,
    reserved: new Set([ANONYMOUS, NONE, OTHER]),
    monotonicNow,
    onForgotten(operation) {
      for (const code of series.get(operation)?.keys() ?? []) counter.remove(operation, code);
      series.delete(operation);
    },
  });

  const seriesOf = (operation: string): Map<string, Series> => {
    const known = series.get(operation) ?? new Map<string, Series>();
    series.set(operation, known);
    return known;
  };

  return (operationName, code) => {
    const operation =
      operationName === null ? ANONYMOUS : operationName === undefined ? NONE : toOperationName(operationName);
    const ofOperation = series.get(operation) ?? seriesOf(operation);
    const boundedCode = toCode(code);
    let counted = ofOperation.get(boundedCode);
    if (counted === undefined) {
      counted = counter.labels(operation, boundedCode);
      ofOperation.set(boundedCode, counted);
    }
    counted.inc();
  };
}
