import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';
import { readOptions } from './read-options.js';

/**
 * Compares the schema with that of the last release. Ends with 1 for a change that breaks clients and is not among those
 * that are allowed with a reason, and for one that is allowed but does not happen, so that the list stays true.
 */

const { positionals } = readOptions('npm run schema:check -- [RELEASED [CURRENT [ALLOWED]]]', {
  allowPositionals: true,
});
const [
  released = 'schema/released.graphql',
  current = 'schema/schema.graphql',
  allowedChanges = 'schema/allowed-changes.json',
] = positionals;

const toSchema = (path) => buildSchema(readFileSync(path, 'utf8'));
const changes = findBreakingChanges(toSchema(released), toSchema(current));
const allowed = readAllowed();

const isSame = (one, other) => one.type === other.type && one.description === other.description;
const broken = changes.filter((change) => !allowed.some((it) => isSame(it, change)));
const idle = allowed.filter((it) => !changes.some((change) => isSame(it, change)));

for (const { type, description } of broken) say('breaks clients', type, description);
for (const { type, description } of idle) say('is allowed but does not happen', type, description);
if (broken.length > 0) {
  process.stdout.write(`Undo it, or add {"type", "description", "reason"} to ${allowedChanges}.\n`);
}
if (broken.length + idle.length > 0) process.exitCode = 1;
else process.stdout.write(`${changes.length} breaking change(s) since the last release, each with a reason\n`);

function say(what, type, description) {
  process.stdout.write(`${what}: ${type}: ${description}\n`);
}

function readAllowed() {
  const list = JSON.parse(readFileSync(allowedChanges, 'utf8'));
  const isText = (value) => typeof value === 'string' && value.trim() !== '';
  const isEntry = (it) => isText(it?.type) && isText(it.description) && isText(it.reason);
  if (Array.isArray(list) && list.every(isEntry)) return list;
  throw new Error(`${allowedChanges} must hold an array of {type, description, reason}, none of them empty`);
}
