import { createHash } from 'node:crypto';
import type { SimulatedResponse } from '../http/response.js';
import type { SimulatorState } from '../state.js';
import type { SimulatorSwitches } from '../switches.js';
import type { ApiRequest } from './operation.js';

const minPeriodSeconds = 60;
const maxPeriodSeconds = 86_400;

/** Returns the SHA-256 hash of the three joined strings, as lower-case hex. Contract: hosts and access tokens. */
export function signTokenRequest(accessKey: string, secretKey: string, timestamp: string): string {
  return createHash('sha256')
    .update(accessKey + secretKey + timestamp)
    .digest('hex');
}

export function generateToken({ body, fault }: ApiRequest, state: SimulatorState): SimulatedResponse {
  const { switches, account, toEnvelope } = state;
  const refuse = (message: string) => toEnvelope('PARAMETER_ERROR', { message });
  const { accessKey, timestamp, signature, periodSecond = null } = body;

  if (isEmpty(accessKey) || isEmpty(timestamp) || isEmpty(signature)) return refuse('Parameter should not be empty');
  if (accessKey !== account.accessKey) return toEnvelope('IAM_FAILED', { message: 'Access key not found' });
  const sentAt = toDigits(timestamp, switches);
  if (sentAt === null || isOffClock(Number(sentAt), state)) return refuse('Timestamp error');
  if (signature !== signTokenRequest(account.accessKey, account.secretKey, sentAt)) return refuse('Signature error');
  const period = periodSecond === null ? state.tokenTtlMs / 1000 : toPeriod(periodSecond, switches);
  if (period === null) return refuse('Parameter error');

  const lifeMs = fault?.kind === 'expired-token' ? -1000 : period * 1000;
  return toEnvelope('SUCCESS', { data: state.tokens.issue(lifeMs) });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function toDigits(value: unknown, { tokenNumberTypes }: SimulatorSwitches): string | null {
  if (tokenNumberTypes !== 'both' && typeof value !== tokenNumberTypes) return null;
  return /^\d+$/.test(String(value)) ? String(value) : null;
}

function isOffClock(sentAt: number, { now, switches }: SimulatorState): boolean {
  return switches.clockSkewSeconds !== null && Math.abs(now() - sentAt) > switches.clockSkewSeconds * 1000;
}

function toPeriod(value: unknown, switches: SimulatorSwitches): number | null {
  const digits = toDigits(value, switches);
  if (digits === null) return null;
  const clamped = Math.min(Math.max(Number(digits), minPeriodSeconds), maxPeriodSeconds);
  return clamped === Number(digits) || switches.periodOutOfRange === 'clamped' ? clamped : null;
}
