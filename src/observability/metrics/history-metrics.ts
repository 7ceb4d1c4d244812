import { Counter, Gauge, type Registry } from 'prom-client';
import type { HistoryMetrics, HistoryState } from './history-state.js';
import { createBoundedValues } from './label-values.js';

const MAX_REASONS = 50;

/** Without a history there are no gauges, so that no alert can report it as down. */
export function createHistoryMetrics(registry: Registry): HistoryMetrics {
  const registers = [registry];
  const toReason = createBoundedValues(MAX_REASONS);
  const counter = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const written = counter('gateway_history_written_total', 'Records written to the history.');
  const dropped = counter('gateway_history_dropped_total', 'Records that were not written.', 'cause');
  const deleted = counter('gateway_history_deleted_total', 'Records deleted after their retention time.');
  const failures = counter('gateway_history_errors_total', 'Statements of the history that failed.', 'reason');
  let state: (() => HistoryState) | undefined;

  const gauge = (name: string, help: string, toValue: (state: HistoryState) => number | undefined) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const value = state && toValue(state());
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  gauge('gateway_history_up', '1 if the database of the history answers, 0 if not.', ({ isUp }) => Number(isUp));
  gauge('gateway_history_records', 'Records in the history, of all tenants.', ({ records }) => records);
  gauge('gateway_history_queue_depth', 'Records that wait to be written.', ({ queued }) => queued);
  gauge('gateway_history_lag_seconds', 'How long the oldest of them has waited.', ({ lagMs }) => lagMs / 1000);

  return {
    onHistoryWritten: (records) => written.inc(records),
    onHistoryDropped: (records, cause) => dropped.inc({ cause }, records),
    onHistoryDeleted: (records) => deleted.inc(records),
    onHistoryFailure: (reason) => failures.inc({ reason: toReason(reason) }),
    watchHistory(read) {
      state = read;
    },
  };
}
