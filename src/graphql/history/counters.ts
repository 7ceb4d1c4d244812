import { Authorized, Extensions, Field, Float, Int } from 'type-graphql';
import type { Scope } from '../../domain/caller.js';
import { COSTS } from '../rules/cost.js';

/** What is counted of all verifications, and of each group. */
export type Counters = {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly incomplete: number;
  readonly pending: number;
  readonly likelyAttacks: number;
  readonly passRate: number | null;
  readonly attackRate: number | null;
};

const DESCRIPTIONS: { readonly [Name in keyof Counters]: string } = {
  total: 'The number of verifications.',
  passed: 'How many of them have the status PASS.',
  failed: 'How many of them have the status FAIL.',
  incomplete: 'How many of them have the status INCOMPLETE.',
  pending: 'How many of them have the status PENDING.',
  likelyAttacks: 'How many of them were likely attacks.',
  passRate: 'The share of PASS among PASS and FAIL, 0 to 1. Null without either.',
  attackRate: 'The share of likely attacks among PASS and FAIL, 0 to 1. Null without either.',
};

/** Declares a number of verifications. The property has the name of a counter. */
export function Count() {
  return (type: object, name: keyof Counters): void => {
    Authorized<Scope>('liveness:list')(type, name);
    Extensions({ cost: COSTS.groupValue })(type, name);
    Field(() => Int, { description: DESCRIPTIONS[name] })(type, name);
  };
}

/** Declares a share of verifications. The property has the name of a rate. */
export function Rate() {
  return (type: object, name: keyof Counters): void => {
    Authorized<Scope>('liveness:list')(type, name);
    Extensions({ cost: COSTS.groupValue })(type, name);
    Field(() => Float, { nullable: true, description: DESCRIPTIONS[name] })(type, name);
  };
}
