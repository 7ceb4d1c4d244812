import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { createBoundedValues } from './bounded-values.js';
import type { BreakerState, Metrics } from './metrics.js';

/** More than any client's set of documents has; a hundred names in ten codes are a thousand series. */
const MAX_OPERATION_NAMES = 100;
/** The provider's list of codes is open, and has some twenty. */
const MAX_CODES = 50;

const BILLING = { FREE: 'free', PAY: 'billed' } as const;
const BREAKER_STATES: Record<BreakerState, number> = { closed: 0, 'half-open': 1, open: 2 };

/** docs/operations.md says of each what it means and what to do. */
export function createPrometheusMetrics(registry: Registry): Metrics {
  const registers = [registry];
  const toOperationName = createBoundedValues(MAX_OPERATION_NAMES);
  const toCode = createBoundedValues(MAX_CODES);
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
  const requestSeries = new Map<string, ReturnType<typeof requests.labels>>();
  /** Every request is counted, so its series is not searched for each time; their number is bounded. */
  const countRequest = (operation: string, code: string) => {
    const key = `${operation} ${code}`;
    const series = requestSeries.get(key) ?? requests.labels(operation, code);
    requestSeries.set(key, series);
    series.inc();
  };
  const requestSeconds = histogram('gateway_request_duration_seconds', 'Time that requests took.');
  const calls = counter('gateway_provider_calls_total', 'Calls of the provider.', 'operation', 'code', 'billing');
  const callSeconds = histogram('gateway_provider_call_duration_seconds', 'Time that calls took.', 'operation');
  const flights = counter('gateway_flights_joined_total', "Reads that shared another's call.", 'flight');
  const renewals = counter('gateway_link_renewals_total', 'Stored results asked for again.', 'outcome');
  const lookUps = counter('gateway_store_lookups_total', 'Ids looked up in the store.', 'outcome');
  // Counted for every id of every request, so they are not searched for each time.
  const lookUpHits = lookUps.labels('hit');
  const lookUpMisses = lookUps.labels('miss');
  const sharedLookUps = counter('gateway_redis_lookups_total', 'Ids looked up in Redis.', 'outcome');
  const redisUp = gauge('gateway_redis_up', '1 while Redis answers, 0 while it does not.');
  // Where there is no Redis nothing is said of one, least of all that it does not answer.
  redisUp.remove();
  const redisTroubles = counter('gateway_redis_errors_total', 'Times that Redis was of no use.', 'reason');
  const remembered = counter('gateway_answers_remembered_total', 'Requests answered out of the memo.');
  const breaker = gauge('gateway_provider_breaker_state', '0 closed, 1 half-open, 2 open.', 'tenant');
  const paused = gauge('gateway_provider_account_paused', '1 while the account is paused.', 'tenant');
  new Gauge({
    name: 'gateway_provider_queue_depth',
    help: 'Calls of the provider under way, and those that wait for one to end.',
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
    help: 'Requests under way, and those of them that wait for this thread.',
    labelNames: ['state'],
    registers,
    collect() {
      const [inFlight, waiting] = [admission.inFlight(), admission.waiting()];
      this.set({ state: 'begun' }, inFlight - waiting);
      this.set({ state: 'waiting' }, waiting);
    },
  });

  return {
    onOperation({ operationName, code, durationMs }) {
      const name = operationName === null ? 'anonymous' : operationName === undefined ? 'none' : operationName;
      countRequest(toOperationName(name), toCode(code));
      requestSeconds.observe(durationMs / 1000);
    },
    onProviderAttempt({ operation, outcome, billing, durationMs }) {
      const billed = billing === undefined ? 'unknown' : BILLING[billing];
      calls.inc({ operation, code: toProviderCode(outcome), billing: billed });
      callSeconds.observe({ operation }, durationMs / 1000);
    },
    onLookUp({ hits, misses }) {
      lookUpHits.inc(hits);
      lookUpMisses.inc(misses);
    },
    onSharedLookUp({ hits, misses }) {
      sharedLookUps.inc({ outcome: 'hit' }, hits);
      sharedLookUps.inc({ outcome: 'miss' }, misses);
    },
    onRedisState: (isUp) => redisUp.set(isUp ? 1 : 0),
    onRedisTrouble: (trouble) => redisTroubles.inc({ reason: toReason(trouble) }),
    onRemembered: () => remembered.inc(),
    onFlightJoined: (flight) => flights.inc({ flight }),
    onRenewal: (outcome) => renewals.inc({ outcome }),
    onBreakerState: (tenant, state) => breaker.set({ tenant }, BREAKER_STATES[state]),
    onAccountPause: (tenant, isPaused) => paused.set({ tenant }, isPaused ? 1 : 0),
    watchAdmission(watched) {
      admission = watched;
    },
    watchProviderLoad(tenant, read) {
      loads.set(tenant, read);
      breaker.set({ tenant }, BREAKER_STATES.closed);
      paused.set({ tenant }, 0);
    },
  };
}
