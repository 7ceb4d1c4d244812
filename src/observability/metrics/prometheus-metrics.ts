import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { createHistoryMetrics } from './history-metrics.js';
import { createBoundedValues } from './label-values.js';
import type { BreakerState, Metrics } from './metrics.js';
import { createRequestCounter } from './request-counter.js';

/** The provider's list of codes is open-ended and has about twenty entries. */
const MAX_CODES = 50;

const BILLING = { FREE: 'free', PAY: 'billed' } as const;
const BREAKER_STATES: Record<BreakerState, number> = { closed: 0, 'half-open': 1, open: 2 };

/** Creates the metrics and registers them with `registry`. docs/operations.md explains each one. */
export function createPrometheusMetrics(registry: Registry, monotonicNow: () => number): Metrics {
  const registers = [registry];
  const toProviderCode = createBoundedValues(MAX_CODES);
  const toReason = createBoundedValues(MAX_CODES);
  const loads = new Map<string, () => { readonly active: number; readonly queued: number }>();

  const counter = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Histogram({ name, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames, registers });

  const requests = counter('gateway_requests_total', 'Requests answered.', 'operation', 'code');
  const countRequest = createRequestCounter(requests, monotonicNow);
  const requestSeconds = histogram('gateway_request_duration_seconds', 'Duration of requests.');
  const calls = counter('gateway_provider_calls_total', 'Calls to the provider.', 'operation', 'code', 'billing');
  const callSeconds = histogram(
    'gateway_provider_call_duration_seconds',
    'Duration of calls to the provider.',
    'operation',
  );
  const invalidFields = counter(
    'gateway_provider_invalid_fields_total',
    'Invalid values in provider responses, by field.',
    'field',
  );
  const flights = counter('gateway_flights_joined_total', 'Reads that joined a call already in flight.', 'flight');
  const renewals = counter(
    'gateway_link_renewals_total',
    'Cached results fetched again to renew their links.',
    'outcome',
  );
  const lookUps = counter('gateway_store_lookups_total', 'Ids looked up in the local cache.', 'outcome');
  // Every id of every request is counted, so the series are looked up once.
  const lookUpHits = lookUps.labels('hit');
  const lookUpMisses = lookUps.labels('miss');
  const sharedLookUps = counter('gateway_redis_lookups_total', 'Ids looked up in Redis.', 'outcome');
  const redisUp = gauge('gateway_redis_up', '1 if Redis is available, 0 if not.');
  // Without Redis there is no series, so no alert can report it as down.
  redisUp.remove();
  const redisOutages = counter('gateway_redis_errors_total', 'Redis operations that failed.', 'reason');
  const remembered = counter('gateway_answers_remembered_total', 'Requests answered from the response cache.');
  const notices = counter('gateway_notices_total', 'Notices of the provider received.', 'channel', 'outcome');
  const slowClients = counter('gateway_slow_clients_total', 'Connections closed because the client read too slowly.');
  const breaker = gauge(
    'gateway_provider_breaker_state',
    'Circuit breaker of the provider: 0 closed, 1 half-open, 2 open.',
    'tenant',
  );
  const paused = gauge('gateway_provider_account_paused', '1 while the provider account is suspended.', 'tenant');
  new Gauge({
    name: 'gateway_provider_queue_depth',
    help: 'Calls to the provider in progress, and calls queued behind them.',
    labelNames: ['tenant', 'state'],
    registers,
    collect() {
      for (const [tenant, read] of loads) {
        const { active, queued } = read();
        this.set({ tenant, state: 'active' }, active);
        this.set({ tenant, state: 'queued' }, queued);
      }
    },
  });

  let admission = { inFlight: () => 0, waiting: () => 0 };
  new Gauge({
    name: 'gateway_requests_in_flight',
    help: 'Requests in progress: begun, or waiting for the event loop.',
    labelNames: ['state'],
    registers,
    collect() {
      const [inFlight, waiting] = [admission.inFlight(), admission.waiting()];
      this.set({ state: 'begun' }, inFlight - waiting);
      this.set({ state: 'waiting' }, waiting);
    },
  });

  let arrivals = { count: () => 0 };
  new Gauge({
    name: 'gateway_requests_arriving',
    help: 'Requests whose token is being checked or whose body is not complete.',
    registers,
    collect() {
      this.set(arrivals.count());
    },
  });
  let responseBytes = { inFlight: () => 0 };
  new Gauge({
    name: 'gateway_response_bytes_in_flight',
    help: 'Bytes of responses that are being built or not yet read by their clients.',
    registers,
    collect() {
      this.set(responseBytes.inFlight());
    },
  });

  return {
    ...createHistoryMetrics(registry),
    onOperation({ operationName, code, durationMs }) {
      countRequest(operationName, code);
      requestSeconds.observe(durationMs / 1000);
    },
    onProviderAttempt({ operation, outcome, billing, durationMs }) {
      const billed = billing === undefined ? 'unknown' : BILLING[billing];
      calls.inc({ operation, code: toProviderCode(outcome), billing: billed });
      callSeconds.observe({ operation }, durationMs / 1000);
    },
    onInvalidField: (field) => invalidFields.inc({ field }),
    onLookUp({ hits, misses }) {
      lookUpHits.inc(hits);
      lookUpMisses.inc(misses);
    },
    onSharedLookUp({ hits, misses }) {
      sharedLookUps.inc({ outcome: 'hit' }, hits);
      sharedLookUps.inc({ outcome: 'miss' }, misses);
    },
    onRedisState: (isUp) => redisUp.set(isUp ? 1 : 0),
    onRedisOutage: (outage) => redisOutages.inc({ reason: toReason(outage) }),
    onRemembered: () => remembered.inc(),
    onNotice: (channel, outcome) => notices.inc({ channel, outcome }),
    onSlowClient: () => slowClients.inc(),
    onFlightJoined: (flight) => flights.inc({ flight }),
    onRenewal: (outcome) => renewals.inc({ outcome }),
    onBreakerState: (tenant, state) => breaker.set({ tenant }, BREAKER_STATES[state]),
    onAccountPause: (tenant, isPaused) => paused.set({ tenant }, isPaused ? 1 : 0),
    watchAdmission(watched) {
      admission = watched;
    },
    watchArrivals(watched) {
      arrivals = watched;
    },
    watchResponseBytes(watched) {
      responseBytes = watched;
    },
    watchProviderLoad(tenant, read) {
      loads.set(tenant, read);
      breaker.set({ tenant }, BREAKER_STATES.closed);
      paused.set({ tenant }, 0);
    },
  };
}
