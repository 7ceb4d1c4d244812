import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** Words that send readers to a dictionary, or away from the subject of a sentence, each with what to write instead. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\bwhoever\b/i, 'name the subject: the client, the caller, an operator'],
  [/\bwhereupon\b/i, 'two sentences'],
  [/\bwhatever (?:is|was|are|has|had|can|could|may|must|comes?|goes|stands|needs|an? \w+ \w+s)\b/i, 'name the subject'],
  [/\b(?:no|some)body\b/i, 'name the subject: no client, a caller'],
  [/\banew\b/i, 'again'],
  [/\bbe had\b/i, 'be available'],
  [/\bof no use\b/i, 'unavailable'],
  [/\b(?:goes|go|going|went|gone) by\b/i, 'uses, follows'],
  [/\bby omission\b/i, 'by default'],
  [/\b(?:is|are|was|were|be|been|being) told\b(?! to\b)/i, 'gets, is notified'],
  [/\blet(?:s|ting)? in\b/i, 'admitted, accepted'],
  [/\bask(?:s|ed|ing)?\b(?: \w+){0,4} about\b/i, 'requests, queries'],
  [/\bdear(?:er|est|ly)?\b/i, 'expensive'],
  [/\bthe rooms?\b/i, 'the folders, the modules'],
  [/\bthe doors?\b/i, 'the server, the endpoint'],
];

const FOLDERS = ['deploy', 'docs', 'schema', 'src'];
const TEXT = /[.](?:md|graphql|ts|tsx|html|ya?ml|json)$/;

const files = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'bench/RESULTS.md', 'bench/PROFILE.md'],
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  ).filter((name) => TEXT.test(name) && !name.startsWith('schema/generated/')),
];

/** Each banned word as `file:line: word -> what to write`. */
function findBanned(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    BANNED.flatMap(([pattern, instead]) => {
      const word = pattern.exec(line)?.[0];
      return word === undefined ? [] : [`${file}:${index + 1}: ${word} -> ${instead}`];
    }),
  );
}

test('documents, deployment files, schema and src are written in plain technical English', () => {
  expect(files.flatMap((file) => findBanned(file, readFileSync(file, 'utf8')))).toEqual([]);
  expect(files.length).toBeGreaterThan(200);
});

test.each([
  'Whoever asks again gets another link.',
  'Redis is of no use: this instance goes on without it.',
  'A client goes by the code.',
  'The provider is asked about the record.',
  'A new field is noted by omission.',
  'Nobody is told.',
  'Whatever comes is read.',
  'Puts the rooms together and opens the door.',
])('the check finds a banned word in: %s', (sentence) => {
  expect(findBanned('page.md', sentence)).not.toEqual([]);
});

test.each([
  'Returns what the store has, whatever its age.',
  'The value passed in is checked.',
  'The gate fails where the program is missing.',
])('the check accepts: %s', (sentence) => {
  expect(findBanned('page.md', sentence)).toEqual([]);
});
