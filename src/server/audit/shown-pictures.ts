import { type AnswerPlace, placeIn } from '../../graphql/answer-place.js';
import type { Disclosure } from '../../graphql/disclosure.js';

/** A place of an answer where something to look at stands. */
export type ShownPicture = { readonly disclosure: Disclosure; readonly place: AnswerPlace };

/** Which of the fields that were asked gave something that is still in the answer, each once. */
export function findShown(disclosures: readonly Disclosure[], data: unknown): ShownPicture[] {
  const shown: ShownPicture[] = [];
  for (const disclosure of disclosures) {
    const place = placeIn(data, disclosure.info);
    if (place !== null && place.read() !== null) shown.push({ disclosure, place });
  }
  return shown;
}
