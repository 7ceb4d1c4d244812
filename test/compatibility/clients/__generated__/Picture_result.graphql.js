/**
 * @generated SignedSource<<51de3a47673436efb8f797b49ddf1a41>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "Picture_result",
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "LivenessImage",
      "kind": "LinkedField",
      "name": "faceImage",
      "plural": false,
      "selections": [
        {
          "kind": "CatchField",
          "field": {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "url",
            "storageKey": null
          },
          "to": "RESULT"
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "expiresAt",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "LivenessResult",
  "abstractKey": null
};

node.hash = "469e85c2447a7fc10a379d9f041107eb";

export default node;
