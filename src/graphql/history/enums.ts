import { registerEnumType } from 'type-graphql';
import type { StatisticsDimension as Dimension, RecordOrder } from '../../history/history-store.js';

export const VerificationRecordOrderField = {
  RECORDED_AT: 'RECORDED_AT',
  DECIDED_AT: 'DECIDED_AT',
  FACE_LIVENESS_SCORE: 'FACE_LIVENESS_SCORE',
} as const satisfies { [Name in RecordOrder['field']]: Name };

export const OrderDirection = {
  ASC: 'ASC',
  DESC: 'DESC',
} as const satisfies { [Name in RecordOrder['direction']]: Name };

export const StatisticsDimension = {
  DAY: 'DAY',
  STATUS: 'STATUS',
  ERROR_CODE: 'ERROR_CODE',
  LIVENESS_FLOW_CATEGORY: 'LIVENESS_FLOW_CATEGORY',
  LIVENESS_ATTACK_TYPE: 'LIVENESS_ATTACK_TYPE',
  COUNTRY_CODE: 'COUNTRY_CODE',
} as const satisfies { [Name in Dimension]: Name };

registerEnumType(VerificationRecordOrderField, {
  name: 'VerificationRecordOrderField',
  description: 'The value by which a list is ordered. Records without it come last; the id breaks ties.',
  valuesConfig: {
    RECORDED_AT: { description: 'When the gateway first recorded the verification.' },
    DECIDED_AT: { description: 'When the verification was decided.' },
    FACE_LIVENESS_SCORE: { description: "The provider's confidence in a live person." },
  },
});

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which of two values comes first.',
  valuesConfig: {
    ASC: { description: 'Smallest or oldest values first.' },
    DESC: { description: 'Largest or newest values first.' },
  },
});

registerEnumType(StatisticsDimension, {
  name: 'StatisticsDimension',
  description: 'A property of a verification that statistics can be grouped by.',
  valuesConfig: {
    DAY: { description: 'The UTC day of the decision; of a verification that is PENDING, of its recording.' },
    STATUS: { description: 'The state or outcome of the verification.' },
    ERROR_CODE: { description: 'The first of the error codes.' },
    LIVENESS_FLOW_CATEGORY: { description: 'The capture flow that was used.' },
    LIVENESS_ATTACK_TYPE: { description: 'The type of attack that the provider detected.' },
    COUNTRY_CODE: { description: 'The country that the session was started for.' },
  },
});
