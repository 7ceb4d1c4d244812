import { flyTogether } from '../async/fleet-flight.js';
import type { Leases } from '../async/leases.js';
import { keepLinksWhereRefused, type LivenessResult } from '../liveness/liveness-result.js';
import type { ResultKey } from '../store/result-key.js';
import type { MaybePromise } from '../store/result-store.js';
import { readFlightNote, toFlightNote } from './flight-note.js';
import type { ProviderQuestions } from './provider-questions.js';

export type IsGoodEnough = (result: LivenessResult) => boolean;

/** What has come of it; `wasAsked` tells an answer of the provider from a record that was stored already. */
export type Landing = { readonly result: LivenessResult | null; readonly wasAsked: boolean };

/** Brings a record that is good enough: the stored one, else the outcome of one call, which all instances share. */
export type FlyForRecord = (signatureId: string, isGoodEnough: IsGoodEnough) => Promise<Landing>;

export type RecordFlightOptions = {
  readonly keyOf: (signatureId: string) => ResultKey;
  /** Among the instances that share the store. */
  readonly leases: Leases;
  readonly questions: ProviderQuestions;
  /** What the store has for all instances. */
  readonly lookUp: (signatureId: string) => MaybePromise<LivenessResult | undefined>;
  readonly keep: (result: LivenessResult) => MaybePromise<void>;
};

export function createRecordFlight({ keyOf, leases, questions, lookUp, keep }: RecordFlightOptions): FlyForRecord {
  const lead = async (signatureId: string, isGoodEnough: IsGoodEnough): Promise<Landing> => {
    const stored = await lookUp(signatureId);
    if (stored !== undefined && isGoodEnough(stored)) return { result: stored, wasAsked: false };
    const answer = await (stored === undefined ? questions.ask(signatureId, 'URL') : questions.renew(signatureId));
    if (answer === null) return { result: null, wasAsked: true };
    const result = keepLinksWhereRefused(answer.result, stored);
    await keep(result);
    return { result, wasAsked: true };
  };

  /** What another instance has brought. It is of use if it is good enough, or if asking again brings no better. */
  const follow = async (signatureId: string, isGoodEnough: IsGoodEnough) => {
    const before = await lookUp(signatureId);
    return async (): Promise<Landing | undefined> => {
      const result = await lookUp(signatureId);
      if (result === undefined) return undefined;
      const wasRefused = result.refusedLinks !== undefined && result.fetchedAt !== before?.fetchedAt;
      return wasRefused || isGoodEnough(result) ? { result, wasAsked: true } : undefined;
    };
  };

  return (signatureId, isGoodEnough) =>
    flyTogether<Landing>(leases, keyOf(signatureId), {
      lead: () => lead(signatureId, isGoodEnough),
      follow: () => follow(signatureId, isGoodEnough),
      toNote: toFlightNote,
      fromNote(note) {
        const result = readFlightNote(note);
        questions.noteUnknown(signatureId);
        return { result, wasAsked: true };
      },
    });
}
