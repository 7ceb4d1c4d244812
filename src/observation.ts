import type { Logger } from 'pino';
import type { Clock } from './async/clock.js';
import type { Config } from './config.js';
import { toShortName } from './graphql/short-message.js';
import type { ProviderAttempt } from './provider/call-provider.js';
import type { CircuitState } from './provider/circuit-breaker.js';
import { TOLERABLE_SKEW_MS } from './provider/provider-clock.js';
import { createRedisWatch } from './redis-watch.js';
import type { ReaderObserver } from './results/reader-observer.js';
import type { GraphqlRoute } from './server/graphql-route.js';
import { type Metrics, NO_METRICS } from './server/metrics/metrics.js';
import type { MetricsServer } from './server/metrics/metrics-server.js';
import type { OperationObserver } from './server/operation-watch.js';
import { createRequestScope, NO_REQUEST_SCOPE } from './server/request-scope.js';
import { NO_TRACER, type Tracer } from './server/tracing/tracer.js';
import { watchRoute } from './server/watched-route.js';
import type { RedisObserver } from './store/redis/open-redis.js';

/** Everything that watches the gateway, for the composition root to hand to those who are watched. */
export type Observation = {
  /** Where metrics can be read; undefined where there are none. */
  readonly metricsUrl: string | undefined;
  readonly metrics: Pick<Metrics, 'onRemembered' | 'watchAdmission' | 'watchProviderLoad'>;
  readonly onOperation: OperationObserver;
  readonly onAttempt: (attempt: ProviderAttempt) => void;
  readonly onCircuit: (tenant: string, state: CircuitState) => void;
  readonly onPause: (tenant: string, code: string | undefined) => void;
  readonly onClockSkew: (tenant: string, seconds: number) => void;
  readonly reader: ReaderObserver;
  readonly redis: RedisObserver;
  watch(route: GraphqlRoute): GraphqlRoute;
  close(): Promise<void>;
};

type ObservationConfig = Pick<Config, 'metricsHost' | 'metricsPort' | 'traceCollector' | 'traceServiceName'>;

/** Rejects when the port of the metrics is taken. */
export async function startObservation(config: ObservationConfig, clock: Clock, logger: Logger): Promise<Observation> {
  const { metricsHost, metricsPort } = config;
  const server = metricsPort === undefined ? undefined : await startMetrics(metricsHost, metricsPort);
  const metrics = server?.metrics ?? NO_METRICS;
  const tracer = await createTracer(config, clock);
  // Only lines about single calls of the provider need it, and those are written for whoever debugs.
  const scope = logger.isLevelEnabled('debug') ? createRequestScope() : NO_REQUEST_SCOPE;

  const onOperation: OperationObserver = (operation) => {
    const { operationName, code } = operation;
    metrics.onOperation(operation);
    const name = toShortName(operationName);
    tracer.annotate({ code, ...(name !== null && { 'graphql.operation.name': name }) }, code !== 'OK');
  };
  return {
    metricsUrl: server?.url,
    metrics,
    onOperation,
    onAttempt(attempt) {
      const { operation, outcome, durationMs } = attempt;
      logger.debug({ requestId: scope.requestId(), ...attempt }, 'provider call');
      metrics.onProviderAttempt(attempt);
      const attributes = { operation, code: outcome, attempt: attempt.attempt };
      tracer.record('provider call', attributes, durationMs, outcome !== 'SUCCESS');
    },
    onCircuit(tenant, state) {
      metrics.onBreakerState(tenant, state);
      if (state === 'open') logger.warn({ tenant }, 'the provider does not answer: asking it is paused');
      if (state === 'closed') logger.info({ tenant }, 'the provider answers again');
    },
    onPause(tenant, code) {
      metrics.onAccountPause(tenant, code !== undefined);
      if (code === undefined) logger.info({ tenant }, 'the provider serves the account again');
      else logger.error({ tenant, code }, 'the provider refuses the account: asking it is paused');
    },
    onClockSkew(tenant, skewSeconds) {
      const detail = { tenant, skewSeconds };
      if (Math.abs(skewSeconds) * 1000 < TOLERABLE_SKEW_MS)
        logger.info(detail, 'the clock agrees with the provider again');
      else logger.warn(detail, 'the clock of this machine is wrong, or that of the provider: the latter counts');
    },
    reader: {
      onLookUp({ hits, misses, durationMs }) {
        metrics.onLookUp({ hits, misses });
        tracer.record('store look-up', { hits, misses }, durationMs, false);
      },
      onHits: (hits) => metrics.onLookUp({ hits, misses: 0 }),
      onFlightJoined: metrics.onFlightJoined,
      onRenewal: metrics.onRenewal,
    },
    redis: createRedisWatch({ logger, metrics, monotonicNow: clock.monotonicNow }),
    watch: (route) => watchRoute(route, { scope, tracer, onOperation, monotonicNow: clock.monotonicNow }),
    async close() {
      scope.close();
      await tracer.close();
      await server?.close();
    },
  };
}

/** What is not wanted is not loaded either: half of the time that a start takes is looking for modules. */
async function startMetrics(host: string, port: number): Promise<MetricsServer> {
  const { startMetricsServer } = await import('./server/metrics/metrics-server.js');
  return startMetricsServer(host, port);
}

async function createTracer({ traceCollector, traceServiceName }: ObservationConfig, { now }: Clock): Promise<Tracer> {
  if (traceCollector === undefined) return NO_TRACER;
  const { createOpenTelemetryTracer } = await import('./server/tracing/open-telemetry-tracer.js');
  return createOpenTelemetryTracer({ endpoint: traceCollector, serviceName: traceServiceName, now });
}
