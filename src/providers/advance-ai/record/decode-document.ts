import { fromParts, toCalendarDate } from '../../../domain/calendar-date.js';
import type {
  DocumentImage,
  DocumentResult,
  DocumentValues,
  IdentityDocument,
} from '../../../domain/identity-document.js';
import type { ImageForm } from '../../provider.js';
import { type Leaf, readLeaves } from './document-leaves.js';
import type { LinkTerms } from './image-value.js';

/** The names under which each value can come, the best one first. Compared without case and punctuation. */
const NAMES = {
  documentNumber: ['documentnumber', 'idnumber', 'docnumber', 'cardnumber', 'passportnumber', 'licensenumber'],
  fullName: ['fullname', 'fullnamelocal'],
  dateOfBirth: ['birthday', 'dateofbirth', 'birthdate', 'dob'],
  issueDate: ['issuedate', 'dateofissue', 'issuingdate'],
  expiryDate: ['expirydate', 'dateofexpiry', 'expirationdate'],
  gender: ['gender', 'sex'],
  nationality: ['nationality'],
  placeOfBirth: ['placeofbirth', 'birthplace'],
  address: ['fulladdress', 'address'],
} as const;
const TYPE_NAMES = ['doctype', 'documenttype'];
const RESULT_NAMES = ['docresult', 'documentresult', 'result'];
const NAME_PARTS = ['firstname', 'middlename', 'lastname'];

/** Parts that compare values: what they hold under a name is no value of the document. */
const COMPARISON = /check|verification|forgery/i;
/** What a machine-readable zone repeats is used only if it is not printed elsewhere. */
const REPETITION = /^mrz/i;
/** No document has more images, and each has a slot of its own. */
const MAX_IMAGES = 16;
const MAX_NAME_LENGTH = 128;

export type DecodedDocument = {
  readonly document: IdentityDocument;
  readonly values: DocumentValues;
  /** The bytes of the images that came as Base64, by their names. */
  readonly base64: ReadonlyMap<string, string>;
  /** Whether something was left out. */
  readonly isCut: boolean;
};

/**
 * Decodes the document of a record. Its shape is not documented for certain, so known names are looked for at any depth
 * and everything else stays reachable by its own name. Never rejects: a value that does not fit is null. `requested` is the
 * form in which images were requested.
 */
export function decodeDocument(part: unknown, terms: LinkTerms, requested: ImageForm = 'links'): DecodedDocument {
  const { leaves, plain, isCut } = readLeaves(part, terms);
  const texts = leaves.flatMap((leaf) => (leaf.kind === 'text' ? [{ ...leaf, name: toName(leaf) }] : []));
  const images = leaves.filter((leaf) => leaf.kind === 'image').filter(({ path }) => hasShortName(path));
  const shown = images.slice(0, MAX_IMAGES);
  const find = createFind(texts.map(({ path, text }) => ({ path, text })));

  const dateBy = (names: readonly string[], prefix: string) => {
    for (const text of find.all(names)) {
      const date = toCalendarDate(text);
      if (date !== null) return date;
    }
    const [year, month, day] = ['year', 'month', 'day'].map((unit) => find.first([`${prefix}${unit}`]) ?? '');
    return fromParts(year, month, day);
  };
  const nameFromParts = () => NAME_PARTS.flatMap((name) => find.first([name]) ?? []).join(' ') || null;

  return {
    document: {
      result: toResult(find.atTop(RESULT_NAMES)),
      documentType: find.first(TYPE_NAMES),
      images: shown.map(({ path, side, link }): DocumentImage => {
        return { name: path.join('.'), side, link, isInline: link === null && requested === 'links' };
      }),
    },
    values: {
      documentNumber: find.first(NAMES.documentNumber),
      fullName: find.first(NAMES.fullName) ?? nameFromParts(),
      dateOfBirth: dateBy(NAMES.dateOfBirth, 'dob'),
      issueDate: dateBy(NAMES.issueDate, 'issue'),
      expiryDate: dateBy(NAMES.expiryDate, 'expiry'),
      gender: find.first(NAMES.gender),
      nationality: find.first(NAMES.nationality),
      placeOfBirth: find.first(NAMES.placeOfBirth),
      address: find.first(NAMES.address),
      fields: texts.map(({ name, text, side }) => ({ name, value: text, side })),
      details: plain,
    },
    base64: new Map(shown.flatMap(({ path, base64 }) => (base64 === null ? [] : [[path.join('.'), base64]]))),
    isCut: isCut || shown.length < leaves.filter(({ kind }) => kind === 'image').length,
  };
}

type NamedText = { readonly path: readonly string[]; readonly text: string };

function createFind(texts: readonly NamedText[]) {
  const byName = new Map<string, string[]>();
  const ofDocument = texts.filter(({ path }) => !path.slice(0, -1).some((name) => COMPARISON.test(name)));
  const isRepeated = ({ path }: NamedText) => path.some((name) => REPETITION.test(name));
  for (const { path, text } of [...ofDocument.filter((it) => !isRepeated(it)), ...ofDocument.filter(isRepeated)]) {
    const name = toComparable(path.at(-1) ?? '');
    byName.set(name, [...(byName.get(name) ?? []), text.trim()]);
  }
  const all = (names: readonly string[]) => names.flatMap((name) => byName.get(name) ?? []);
  return {
    all,
    first: (names: readonly string[]) => all(names)[0] ?? null,
    atTop: (names: readonly string[]) =>
      texts.find(({ path }) => path.length === 1 && names.includes(toComparable(path[0] ?? '')))?.text ?? null,
  };
}

function toComparable(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '');
}

function toName({ path }: Leaf): string {
  return path.join('.').slice(0, MAX_NAME_LENGTH);
}

function hasShortName(path: readonly string[]): boolean {
  return path.join('.').length <= MAX_NAME_LENGTH;
}

function toResult(word: string | null): DocumentResult {
  const upper = word?.trim().toUpperCase();
  return upper === 'PASS' || upper === 'FAIL' ? upper : 'UNKNOWN';
}
