/**
 * An input with which no verification can be started. The message names the input and its rule, and repeats no value: return
 * addresses can contain the client's secrets.
 */
export class StartInputError extends Error {
  override readonly name = 'StartInputError';
}
