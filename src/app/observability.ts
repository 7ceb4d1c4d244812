import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../async/clock.js';
import { abandon, createCloser } from '../async/closer.js';
import type { Config } from '../config/config.js';
import { limitLines } from '../observability/line-limit.js';
import type { HistoryMetrics } from '../observability/metrics/history-state.js';
import { type Metrics, NO_METRICS, type OperationObserver } from '../observability/metrics/metrics.js';
import type { MetricsServer } from '../observability/metrics/metrics-server.js';
import { toShortName } from '../observability/operation-log.js';
import { createRequestScope, NO_REQUEST_SCOPE } from '../observability/request-scope.js';
import { startTracer, type TraceConfig } from '../observability/tracing/start-tracer.js';
import type { ProviderAttempt } from '../providers/advance-ai/call.js';
import { TOLERABLE_SKEW_MS } from '../providers/http/provider-clock.js';
import type { CircuitState } from '../providers/resilience/circuit-breaker.js';
import type { RedisObserver } from '../storage/redis/open-redis.js';
import type { ReaderObserver } from '../verifications/reader-observer.js';
import { instrumentRoutes } from './instrument-routes.js';
import { createRedisMonitor } from './redis-monitor.js';

/** The observers of the gateway: each part gets its own from the composition root. */
export type Observability = {
  /** The URL of the metrics; undefined without METRICS_PORT. */
  readonly metricsUrl: string | undefined;
  readonly metrics: Pick<
    Metrics,
    | keyof HistoryMetrics
    | 'onRemembered'
    | 'onNotice'
    | 'watchAdmission'
    | 'watchArrivals'
    | 'watchResponseBytes'
    | 'onSlowClient'
    | 'watchProviderLoad'
  >;
  readonly onOperation: OperationObserver;
  readonly onAttempt: (attempt: ProviderAttempt) => void;
  readonly onInvalidField: (field: string) => void;
  readonly onCircuit: (tenant: string, state: CircuitState) => void;
  readonly onPause: (tenant: string, code: string | undefined) => void;
  /** Called once a day at the first billed call that the budget of the tenant does not allow. */
  readonly onBudgetSpent: (tenant: string) => void;
  readonly onClockSkew: (tenant: string, seconds: number) => void;
  readonly reader: ReaderObserver;
  readonly redis: RedisObserver;
  /** Adds the hooks that observe the requests of these routes. */
  instrument(app: FastifyInstance): void;
  close(): Promise<void>;
};

/** Limits the attempt lines at `debug`: one request with a hundred ids can make three hundred attempts. */
const MAX_ATTEMPT_LINES = { max: 1_000, windowMs: 60_000 };
/** Limits the skew lines: the servers of a provider can disagree, so that the skew changes with every response. */
const MAX_SKEW_LINES = { max: 10, windowMs: 60_000 };

type ObservabilityConfig = Pick<Config, 'metricsHost' | 'metricsPort'> & TraceConfig;

/** Starts metrics and traces as configured. Rejects if the metrics port is in use. */
export async function startObservability(
  config: ObservabilityConfig,
  clock: Clock,
  logger: Logger,
): Promise<Observability> {
  const { metricsHost, metricsPort } = config;
  const server =
    metricsPort === undefined ? undefined : await startMetrics(metricsHost, metricsPort, clock.monotonicNow);
  const metrics = server?.metrics ?? NO_METRICS;
  const closer = createCloser();
  if (server) closer.add('metrics server', server.close);
  const lossLine = limitLines({ max: 1, windowMs: 60_000, monotonicNow: clock.monotonicNow });
  const onLoss = (reason: string) =>
    void lossLine((leftOut) => logger.warn({ reason, leftOut }, 'Failed to export traces'));
  const tracer = await startTracer(config, clock.now, onLoss).catch((error: unknown) => abandon(closer, error));
  closer.add('tracer', tracer.close);
  // Only the lines of single provider calls need it, and they are written at `debug`.
  const scope = logger.isLevelEnabled('debug') ? createRequestScope() : NO_REQUEST_SCOPE;
  closer.add('request scope', scope.close);

  const { monotonicNow } = clock;
  const attemptLine = limitLines({ ...MAX_ATTEMPT_LINES, monotonicNow });
  const skewLine = limitLines({ ...MAX_SKEW_LINES, monotonicNow });

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
      if (logger.isLevelEnabled('debug'))
        attemptLine((leftOut) => logger.debug({ requestId: scope.requestId(), ...attempt, leftOut }, 'provider call'));
      metrics.onProviderAttempt(attempt);
      const attributes = { operation, code: outcome, attempt: attempt.attempt };
      tracer.record('provider call', attributes, durationMs, outcome !== 'SUCCESS');
    },
    onInvalidField: metrics.onInvalidField,
    onCircuit(tenant, state) {
      metrics.onBreakerState(tenant, state);
      if (state === 'open') logger.warn({ tenant }, 'Provider circuit breaker opened');
      if (state === 'closed') logger.info({ tenant }, 'Provider circuit breaker closed');
    },
    onPause(tenant, code) {
      metrics.onAccountPause(tenant, code !== undefined);
      if (code === undefined) logger.info({ tenant }, 'Provider account active again');
      else logger.error({ tenant, code }, 'Provider account suspended');
    },
    onBudgetSpent: (tenant) => logger.warn({ tenant }, 'Budget of billed provider calls spent for today'),
    onClockSkew(tenant, skewSeconds) {
      skewLine((leftOut) => {
        const detail = { tenant, skewSeconds, leftOut };
        if (Math.abs(skewSeconds) * 1000 < TOLERABLE_SKEW_MS)
          logger.info(detail, 'Clock agrees with the provider again');
        else logger.warn(detail, "Clock skew to the provider detected; using the provider's clock");
      });
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
    redis: createRedisMonitor({ logger, metrics, monotonicNow }),
    instrument: (app) => instrumentRoutes(app, { scope, tracer, onOperation, monotonicNow }),
    close: closer.closeAll,
  };
}

/** Loads the metrics only if they are enabled: loading modules takes half of the start time. */
async function startMetrics(host: string, port: number, monotonicNow: () => number): Promise<MetricsServer> {
  const { startMetricsServer } = await import('../observability/metrics/metrics-server.js');
  return startMetricsServer(host, port, monotonicNow);
}
