import { graphql } from 'relay-runtime';

// Read by relay-compiler. An app that is bundled has its plugin for these tags; this one imports what it writes.
// A field that can fail needs @catch, without which it is null and its code is lost.
graphql`
  query verdictQuery($id: ID!, $minValidFor: Int!) {
    livenessResult(signatureId: $id) @catch {
      signatureId
      status
      faceImage(minValidFor: $minValidFor) {
        kind
        url
        expiresAt
      }
    }
  }
`;
