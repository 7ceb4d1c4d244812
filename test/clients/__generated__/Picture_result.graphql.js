/**
 * @generated SignedSource<<a350a2ed64dadd6b5d6e152c3981bd8a>>
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
        }
      ],
      "storageKey": null
    }
  ],
  "type": "LivenessResult",
  "abstractKey": null
};

node.hash = "eb8469b645bd14a08f89faa2649c09a8";

export default node;
