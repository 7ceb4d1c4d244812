/**
 * @generated SignedSource<<07b06a00f4969ca3f9ba85859ba41d9d>>
 * @lightSyntaxTransform
 */

/* eslint-disable */

'use strict';

var node = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "id"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "signatureId",
    "variableName": "id"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "status",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "PictureQuery",
    "selections": [
      {
        "kind": "CatchField",
        "field": {
          "alias": null,
          "args": (v1/*:: as any*/),
          "concreteType": "LivenessResult",
          "kind": "LinkedField",
          "name": "livenessResult",
          "plural": false,
          "selections": [
            (v2/*:: as any*/),
            {
              "args": null,
              "kind": "FragmentSpread",
              "name": "Picture_result"
            }
          ],
          "storageKey": null
        },
        "to": "RESULT"
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "PictureQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "LivenessResult",
        "kind": "LinkedField",
        "name": "livenessResult",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "LivenessImage",
            "kind": "LinkedField",
            "name": "faceImage",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "url",
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "5a8f2fa678b8ed7209e511a4cb9e7d66",
    "id": null,
    "metadata": {},
    "name": "PictureQuery",
    "operationKind": "query",
    "text": "query PictureQuery(\n  $id: ID!\n) {\n  livenessResult(signatureId: $id) {\n    status\n    ...Picture_result\n  }\n}\n\nfragment Picture_result on LivenessResult {\n  faceImage {\n    url\n  }\n}\n"
  }
};
})();

node.hash = "dd91e633d586a2fe2ff994eca5a80735";

export default node;
