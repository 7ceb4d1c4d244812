import type { VerificationRecordOrder } from '../../../../schema/generated/console/graphql.js';
import type { Filter } from '../filter/filter.js';
import { parseFilter, toFilterQuery, toQueryText } from '../filter/filter-address.js';

/** The orders of the list by their name in addresses, each with its label. The first one is the default. */
export const ORDERS = {
  newest: { label: 'Newest first', order: { field: 'RECORDED_AT', direction: 'DESC' } },
  oldest: { label: 'Oldest first', order: { field: 'RECORDED_AT', direction: 'ASC' } },
  decided: { label: 'Latest decision first', order: { field: 'DECIDED_AT', direction: 'DESC' } },
  'score-low': { label: 'Lowest score first', order: { field: 'FACE_LIVENESS_SCORE', direction: 'ASC' } },
  'score-high': { label: 'Highest score first', order: { field: 'FACE_LIVENESS_SCORE', direction: 'DESC' } },
} as const satisfies Record<string, { label: string; order: VerificationRecordOrder }>;

export type OrderName = keyof typeof ORDERS;

/** A list, as its address names it. */
export type List = { readonly filter: Filter; readonly order: OrderName };

/** A page of a list: the one behind a cursor, the one in front of it, or the first one. */
export type ListPageAddress = List & { readonly after?: string; readonly before?: string };

/** A verification of a list, by its cursor. */
export type ListPlace = List & { readonly at: string };

const CURSOR = /^[\w-]{1,512}$/;

export function parseListPage(query: string): ListPageAddress {
  const parameters = new URLSearchParams(query);
  const after = toCursor(parameters.get('after'));
  const before = toCursor(parameters.get('before'));
  return {
    ...parseList(parameters),
    ...(after !== undefined ? { after } : before !== undefined && { before }),
  };
}

/** Returns the place in a list from which a result was opened; undefined where it was opened from elsewhere. */
export function parseListPlace(query: string): ListPlace | undefined {
  const parameters = new URLSearchParams(query);
  const at = toCursor(parameters.get('at'));
  return at === undefined ? undefined : { ...parseList(parameters), at };
}

export function toListHash(page: ListPageAddress): string {
  return `#/${toQueryText(toParameters(page))}`;
}

/** Returns the address of a result that leads to its neighbours in a list. */
export function toPlaceHash(signatureId: string, place: ListPlace): string {
  return `#/result/${signatureId}${toQueryText(toParameters(place))}`;
}

function parseList(parameters: URLSearchParams): List {
  const order = parameters.get('order') ?? '';
  return { filter: parseFilter(parameters), order: isOrderName(order) ? order : 'newest' };
}

function toParameters({
  filter,
  order,
  ...place
}: ListPageAddress | ListPlace): readonly (readonly [string, string])[] {
  const others = Object.entries({ order: order === 'newest' ? undefined : order, ...place });
  return [
    ...toFilterQuery(filter),
    ...others.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  ];
}

export function isOrderName(text: string): text is OrderName {
  return Object.hasOwn(ORDERS, text);
}

function toCursor(text: string | null): string | undefined {
  return text !== null && CURSOR.test(text) ? text : undefined;
}
