import type { ErrorCodeEntry, Guidance } from './error-code-entry.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';

const ENTRIES = Object.entries(ERROR_CODES) as readonly [ErrorCode, ErrorCodeEntry][];

/** Returns the Markdown table of the codes that stand at a field. */
export function toFieldTable(): string {
  return toTable(ENTRIES.flatMap(([code, { field }]) => (field === undefined ? [] : [toRow(code, field)])));
}

/** Returns the Markdown table of the codes that stand for a whole request. */
export function toRequestTable(): string {
  return toTable(
    ENTRIES.flatMap(([code, { request }]) => {
      if (request === undefined) return [];
      const { statuses = [], when, action } = request;
      const prefix = statuses.length === 0 ? '' : `HTTP ${statuses.join(' or ')}: `;
      return [toRow(code, { when: prefix === '' ? when : prefix + toLowerFirst(when), action })];
    }),
  );
}

/** Returns the module of the client package that has all codes, each with its guidance. */
export function toClientModule(): string {
  const members = ENTRIES.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([code, entry]) => {
    const guidance = [entry.field, entry.request].flatMap((it) =>
      it === undefined ? [] : [`${it.when} ${it.action}`],
    );
    return `  /** ${withoutLinks([...new Set(guidance)].join(' '))} */\n  ${code}: '${code}',`;
  });
  return `// Generated from src/domain/errors by \`npm run docs:errors\`. Do not edit.

/** Every code in \`extensions.code\` of an error, each with what the client can do. Later versions may add codes. */
export const ErrorCode = {
${members.join('\n')}
} as const;

export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** The \`extensions\` of every error of the gateway. */
export type ErrorExtensions = {
  readonly code: ErrorCode;
  /** Seconds to wait before the same request can succeed. Present where the gateway knows. */
  readonly retryAfterSeconds?: number;
};
`;
}

/** Returns the module of the console with the texts that a reviewer sees. */
export function toReviewerModule(): string {
  const texts = ENTRIES.filter(([, { reviewer }]) => reviewer !== undefined).map(
    ([code, { reviewer, isTransient }]) => {
      return `  ${code}: ${JSON.stringify({ ...reviewer, isTransient })},`;
    },
  );
  return `// Generated from src/domain/errors by \`npm run docs:errors\`. Do not edit.

/** What the console shows for the codes that a reviewer can do something about. */
export const REVIEWER_TEXTS = {
${texts.join('\n')}
} as const;
`;
}

function toTable(rows: readonly string[]): string {
  return ['| code | when | what to do |', '| --- | --- | --- |', ...rows].join('\n');
}

function toRow(code: ErrorCode, { when, action }: Guidance): string {
  return `| \`${code}\` | ${when} | ${action} |`;
}

function toLowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Links of the documentation lead nowhere from the client package. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
