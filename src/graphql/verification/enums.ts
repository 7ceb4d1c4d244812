import { registerEnumType } from 'type-graphql';
import { DocumentResult, DocumentSide } from '../../domain/identity-document.js';

registerEnumType(DocumentResult, {
  name: 'DocumentResult',
  description: 'The outcome of the document check alone.',
  valuesConfig: {
    PASS: { description: 'The document passed the check.' },
    FAIL: { description: 'The document did not pass the check.' },
    UNKNOWN: {
      description: 'The provider returned no outcome, or one that this version of the gateway does not know.',
    },
  },
});

registerEnumType(DocumentSide, {
  name: 'DocumentSide',
  description: 'Where a value or an image of the document comes from.',
  valuesConfig: {
    FRONT: { description: 'The side with the name and the portrait.' },
    BACK: { description: 'The other side.' },
  },
});
