import { type AnswerPlace, placeIn } from '../../graphql/answer-place.js';
import type { Disclosure } from '../../graphql/disclosure.js';

/** A place of an answer where something to look at stands. */
export type ShownPicture = Disclosure & {
  readonly path: AnswerPlace['path'];
  /** Takes it out of the answer. */
  readonly remove: () => void;
};

/** Which of the fields that were asked gave something that is still in the answer, each once. */
export function findShown(disclosures: readonly Disclosure[], data: unknown): ShownPicture[] {
  return disclosures.flatMap((disclosure) => {
    const place = placeIn(data, disclosure.info);
    if (place === null || place.read() === null) return [];
    return [{ ...disclosure, path: place.path, remove: () => place.write(null) }];
  });
}
