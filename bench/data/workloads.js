import { DOCUMENTS, MANY_WHOLE, SELECTION_NAMES } from './operations.js';
import { IDS, toId, WHOLE_IDS } from './wire.js';

/** What is asked, over and over. `next` gives the body of a request; `random` a number in [0, 1). */

const toBody = (operationName, variables) =>
  JSON.stringify({ query: DOCUMENTS[operationName], operationName, variables });

const FIFTY = 50;
/** A list of ids is put into the place of this word, since writing the document anew each time would only cost. */
const PLACE = '"IDS"';
const [head, tail] = toBody('ManyFull', { ids: 'IDS' }).split(PLACE);
const QUOTED = IDS.map((id) => JSON.stringify(id));

const toWhole = (ids) => JSON.stringify({ query: MANY_WHOLE, operationName: 'ManyWhole', variables: { ids } });

const hot = toBody('OneShort', { id: IDS[7] });

/** Apart from the ids of all other workloads, and so many that hardly one comes twice. */
const FIRST_COLD = 1_000_000;
const COLD = 90_000_000;

/** Ten documents, each with two sets of variables that never change. */
const TWENTY = SELECTION_NAMES.flatMap((name, index) =>
  [3, 500].flatMap((start) => [
    toBody(`One${name}`, { id: IDS[start + index] }),
    toBody(`Many${name}`, { ids: IDS.slice(start + index * 10, start + index * 10 + 10) }),
  ]),
);

export const WORKLOADS = {
  one: { title: 'one hot result', bodies: [hot], next: () => hot },
  fifty: {
    title: '50 full results, any of 1,000',
    bodies: [toBody('ManyFull', { ids: IDS.slice(0, FIFTY) })],
    next(random) {
      let ids = '';
      for (let count = 0; count < FIFTY; count += 1) {
        ids += `${count === 0 ? '' : ','}${QUOTED[Math.floor(random() * QUOTED.length)]}`;
      }
      return `${head}[${ids}]${tail}`;
    },
  },
  twenty: {
    title: 'the same 20 operations, mixed',
    bodies: TWENTY,
    next: (random) => TWENTY[Math.floor(random() * TWENTY.length)],
  },
  whole: {
    title: '50 whole verifications, any of 1,000',
    isForGateways: true,
    bodies: Array.from({ length: WHOLE_IDS.length / FIFTY }, (_, index) =>
      toWhole(WHOLE_IDS.slice(index * FIFTY, (index + 1) * FIFTY)),
    ),
    next: (random) => toWhole(Array.from({ length: FIFTY }, () => WHOLE_IDS[Math.floor(random() * WHOLE_IDS.length)])),
  },
  cold: {
    title: 'one result that is not cached',
    isForGateways: true,
    bodies: [hot],
    next: (random) => toBody('OneShort', { id: toId(FIRST_COLD + Math.floor(random() * COLD)) }),
  },
};

/** Those that every contender can answer. */
export const COMMON_WORKLOADS = Object.keys(WORKLOADS).filter((name) => !WORKLOADS[name].isForGateways);

/** So many results, none of which is among those that the other workloads ask for. */
export const toColdBody = (start, count) =>
  toBody('ManyFull', { ids: Array.from({ length: count }, (_, index) => toId(IDS.length + start + index)) });

/** Fifty results at a time, so that a gateway that starts empty has read all of them after these. */
export const EVERYTHING = Array.from({ length: IDS.length / FIFTY }, (_, index) =>
  toBody('ManyFull', { ids: IDS.slice(index * FIFTY, (index + 1) * FIFTY) }),
);
