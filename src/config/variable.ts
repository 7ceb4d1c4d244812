/** One environment variable. `parse` returns undefined for text that breaks the rule. */
export type Variable<Value> = {
  readonly name: string;
  /** The text that stands in for an absent variable. */
  readonly fallback?: string;
  /** Stands in for `fallback` when HOST is no loopback address. */
  readonly fallbackElsewhere?: string;
  /** Stands in for `fallback` unless AUTH is off. */
  readonly fallbackWithAuth?: string;
  /** Without a fallback a variable is required, unless it may be left out. */
  readonly isOptional?: true;
  /** What the text must be, to follow "must be". */
  readonly rule: string;
  readonly meaning: string;
  /** May also be given as NAME_FILE; its value is shown nowhere. */
  readonly isSecret?: true;
  readonly parse: (text: string) => Value | undefined;
};

type AnyVariable = Variable<unknown>;

/** The value that a variable has in Config. */
export type ValueOf<Some extends AnyVariable> =
  | NonNullable<ReturnType<Some['parse']>>
  | (Some extends { readonly isOptional: true } ? undefined : never);
