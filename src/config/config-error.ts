import type { z } from 'zod';
import type { Variable } from './variable.js';

/** Thrown for an invalid configuration. Each error is one sentence that names the variable and contains no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly errors: readonly string[];

  constructor(errors: readonly string[]) {
    super(errors.join('\n'));
    this.errors = errors;
  }
}

/** Collects the errors of several steps, so that all of them are reported at once. */
export class ErrorCollector {
  readonly errors: string[] = [];
  readonly #failedKeys = new Set<string>();

  /** Returns the result of `read`, or undefined if it throws a ConfigError. */
  attempt<Value>(key: string, read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.errors.push(...error.errors);
      this.#failedKeys.add(key);
      return undefined;
    }
  }

  /** Returns true if an attempt with this key failed. */
  hasFailed(key: string): boolean {
    return this.#failedKeys.has(key);
  }
}

/** A mistyped number or word. Anything else, such as a URL, is not repeated in an error. */
const SHOWN_VALUE = /^[\w.+-]{1,24}$/;

/** A file with a mistake in each of a thousand entries does not produce a thousand errors. */
const MAX_FILE_ERRORS = 5;

/** How errors name the parts of a JSON file. */
export type FileFormat = {
  /** The variable that names the file. */
  readonly variable: string;
  /** What each field must be, to complete "must be …". */
  readonly fields: Readonly<Record<string, string>>;
  /** Returns the name of an entry by its key. Must not repeat what may be a secret. */
  readonly nameEntry: (key: PropertyKey) => string;
};

/** Returns the lines that an operator reads on standard error. */
export function formatErrors({ errors }: ConfigError): string {
  return [`Invalid configuration (${errors.length} ${errors.length === 1 ? 'error' : 'errors'}):`, ...errors].join(
    '\n  ',
  );
}

/** Returns what is wrong with a variable. Repeats the value only where it cannot be a secret. */
export function formatVariableError(variable: Variable, text: string | undefined): string {
  const { name, format, isSecret, isShown } = variable;
  if (text === undefined) {
    const fileHint = isSecret ? `, or set ${name}_FILE to the path of a file that contains it` : '';
    return `${name} is required: set it to ${format}${fileHint}.`;
  }
  const value = isShown && SHOWN_VALUE.test(text) ? `, not "${text}"` : '';
  return `${name} must be ${format}${value}.${toKubernetesHint(text)}`;
}

/** Kubernetes sets variables such as METRICS_PORT for each service of the namespace, here one that is named metrics. */
function toKubernetesHint(text: string): string {
  if (!/^(tcp|udp|sctp):\/\//.test(text)) return '';
  return ' Kubernetes set this variable for a service of the same name: set enableServiceLinks: false in the pod.';
}

/**
 * Returns one sentence for each problem in a JSON file. A schema can name a problem of its own in `params.problem`. The
 * sentences contain no value from the file, and none of zod's messages.
 */
export function formatFileErrors(issues: readonly z.core.$ZodIssue[], format: FileFormat): readonly string[] {
  const errors = [...new Set(issues.map((issue) => formatFileError(issue, format)))];
  const rest = errors.length - MAX_FILE_ERRORS;
  return rest > 0 ? [...errors.slice(0, MAX_FILE_ERRORS), `${format.variable}: and ${rest} more errors.`] : errors;
}

function formatFileError(issue: z.core.$ZodIssue, { variable, fields, nameEntry }: FileFormat): string {
  const [key, field] = issue.path;
  const entry = key === undefined ? variable : `${variable}: ${nameEntry(key)}`;
  const known = Object.keys(fields).join(', ');
  if (issue.code === 'custom' && issue.params !== undefined) return `${entry} ${String(issue.params.problem)}.`;
  if (issue.code === 'unrecognized_keys') return `${entry} has an unknown field; known fields are ${known}.`;
  const rule = typeof field === 'string' && Object.hasOwn(fields, field) ? fields[field] : undefined;
  return rule === undefined
    ? `${entry} must be an object with the fields ${known}.`
    : `${entry}: ${String(field)} must be ${rule}.`;
}
