import { RECORDED_INPUTS, type RecordedInput } from '../../domain/verification-record.js';
import { parseHistoryDatabase } from '../history-database.js';
import { filePath, integer, MAX_INT, parsedBy } from '../parsers.js';
import { variables } from '../variable.js';

/** A hundred years. */
const MAX_DAYS = 36_500;

/** What the gateway remembers of the verifications that it has read or started. */
export const HISTORY_VARIABLES = {
  historyDatabase: parsedBy(parseHistoryDatabase)
    .describe(
      'postgres://user:password@host:port/database, with ?sslmode=disable for a connection without TLS to another machine; file:/path/history.db; memory: for tests',
    )
    .optional()
    .register(variables, {
      name: 'HISTORY_DATABASE',
      isSecret: true,
      description:
        'Database in which the gateway remembers the verifications that it reads or starts, for lists and statistics: PostgreSQL, which instances can share, or a file of one instance. Default: no history.',
    }),
  historyCaFile: filePath().optional().register(variables, {
    name: 'HISTORY_DATABASE_CA_FILE',
    description: "PEM file with the CA certificates used to verify PostgreSQL. Default: Node.js's built-in CAs.",
  }),
  historyInputs: parsedBy(parseInputs)
    .describe('userId and bizId, separated by commas; or none')
    .prefault('userId,bizId')
    .register(variables, {
      name: 'HISTORY_INPUTS',
      description: 'The inputs of a session that the history keeps. `none` keeps neither.',
    }),
  historyRetentionDays: integer(0, MAX_DAYS).prefault('0').register(variables, {
    name: 'HISTORY_RETENTION_DAYS',
    description:
      'How long the history keeps a record, in days since it was first recorded. Statistics keep counting it. `0` keeps all records.',
  }),
  statisticsMinGroup: integer(1, MAX_INT).prefault('1').register(variables, {
    name: 'STATISTICS_MIN_GROUP',
    description:
      'Minimum number of verifications in a group of statistics. Smaller groups are merged into one without a name.',
  }),
};

function parseInputs(text: string): readonly RecordedInput[] | undefined {
  if (text === 'none') return [];
  const names = text.split(',').map((name) => name.trim());
  const known = RECORDED_INPUTS.filter((name) => names.includes(name));
  return known.length === names.length ? known : undefined;
}
