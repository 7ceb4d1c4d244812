import type { HttpError } from './http-error.js';

/** A request that goes no further, with all that its sender is told. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly answer: HttpError;

  constructor(answer: HttpError) {
    super(answer.message);
    this.answer = answer;
  }
}
