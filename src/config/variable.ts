import { z } from 'zod';

/** What belongs to an environment variable besides its schema. */
export type VariableInfo = {
  readonly name: string;
  /** One or two sentences for docs/configuration.md and .env.example; names of variables and values in backticks. */
  readonly description: string;
  /** The value is never shown, and can be read from the file that NAME_FILE names. */
  readonly isSecret?: true;
  /** Replaces the default of the schema when HOST is not a loopback address. */
  readonly defaultWhenPublic?: string;
  /** Replaces the default of the schema unless AUTH is off. */
  readonly defaultWithAuth?: string;
};

/** Takes the text of a variable, or undefined when it is not set. */
export type VariableSchema = z.ZodType<unknown, string | undefined>;

/** Holds the information about each schema of `src/config/variables`. */
export const variables = z.registry<VariableInfo, VariableSchema>();

/** A variable as it appears in documentation and error messages. */
export type Variable = VariableInfo & {
  readonly default: string | undefined;
  readonly isRequired: boolean;
  /** Completes "must be …". */
  readonly format: string;
  /** An invalid value may be shown: it can only be a number or one of a few words, so it is never a secret. */
  readonly isShown: boolean;
};

/** Returns the information about a registered schema. @throws Error for a schema without a registration. */
export function describeVariable(schema: VariableSchema): Variable {
  const info = variables.get(schema);
  const isWrapped = schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  const inner: unknown = isWrapped ? schema.unwrap() : schema;
  if (info === undefined || !(inner instanceof z.ZodType)) throw new Error('A variable has no registration.');
  return {
    ...info,
    default: schema instanceof z.ZodPrefault ? String(schema.def.defaultValue) : undefined,
    isRequired: !isWrapped,
    format: inner.description ?? '',
    isShown: inner instanceof z.ZodEnum || (inner instanceof z.ZodPipe && inner.out instanceof z.ZodNumber),
  };
}
