import { describe, expect, test } from '@jest/globals';
import { stripIgnoredCharacters } from 'graphql';
import { inventorySubgraph, productsSubgraph, usersSubgraph } from './support/products.js';
import { startRouter } from './support/supergraph.js';

/**
 * The checks of @apollo/federation-subgraph-compatibility-tests 1.2.1, each under its name there; ADR 0040 says which
 * could not be run as they are, and why.
 */

const ENTITIES = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`;

/** As JSON, which is what clients get. */
const askProducts = async (query: string, variables: Record<string, unknown> = {}) =>
  JSON.parse(JSON.stringify(await productsSubgraph.run(query, variables)));
const { ask: askRouter } = startRouter([productsSubgraph, usersSubgraph, inventorySubgraph]);

const PRODUCT = (selection: string) => `query ($id: ID!) { product(id: $id) { ${selection} } }`;
const FEDERATION = { id: 'apollo-federation' };

test('_service: the SDL is served as it is', async () => {
  const { _service } = (await askProducts('query { _service { sdl } }')).data;
  expect(_service.sdl).toBe(productsSubgraph.sdl);
  expect(stripIgnoredCharacters(_service.sdl)).toContain('@link(url:"https://specs.apollo.dev/federation/v2.3"');
});

describe('@key', () => {
  test.each([
    [
      'single',
      '... on User { email name }',
      [{ __typename: 'User', email: 'support@apollographql.com' }],
      [{ email: 'support@apollographql.com', name: 'Jane Smith' }],
    ],
    [
      'multiple',
      '... on DeprecatedProduct { sku package reason }',
      [{ __typename: 'DeprecatedProduct', sku: 'apollo-federation-v1', package: '@apollo/federation-v1' }],
      [{ sku: 'apollo-federation-v1', package: '@apollo/federation-v1', reason: 'Migrate to Federation V2' }],
    ],
    [
      'composite',
      '... on ProductResearch { study { caseNumber description } }',
      [{ __typename: 'ProductResearch', study: { caseNumber: '1234' } }],
      [{ study: { caseNumber: '1234', description: 'Federation Study' } }],
    ],
    [
      'repeatable',
      '... on Product { id sku }',
      [
        { __typename: 'Product', id: 'apollo-federation' },
        { __typename: 'Product', sku: 'federation', package: '@apollo/federation' },
        { __typename: 'Product', sku: 'studio', variation: { id: 'platform' } },
      ],
      [
        { id: 'apollo-federation', sku: 'federation' },
        { id: 'apollo-federation', sku: 'federation' },
        { id: 'apollo-studio', sku: 'studio' },
      ],
    ],
  ])('%s', async (_name, selection, representations, expected) => {
    expect(await askProducts(ENTITIES(selection), { representations })).toEqual({ data: { _entities: expected } });
  });
});

test('@inaccessible: what routers hide can be asked of the service itself', async () => {
  expect(await askProducts(PRODUCT('dimensions { unit }'), FEDERATION)).toEqual({
    data: { product: { dimensions: { unit: 'kg' } } },
  });
  expect((await askRouter(PRODUCT('dimensions { unit }'), FEDERATION)).data).toBeUndefined();
});

test('@provides: what another service owns is answered here, with what is known here', async () => {
  const { createdBy } = (await askProducts(PRODUCT('createdBy { email totalProductsCreated }'), FEDERATION)).data
    .product;
  expect(createdBy).toEqual({ email: 'support@apollographql.com', totalProductsCreated: 1337 });
});

describe('through a router', () => {
  test.each([
    [
      '@requires',
      PRODUCT('createdBy { averageProductsCreatedPerYear email }'),
      FEDERATION,
      {
        product: {
          createdBy: { averageProductsCreatedPerYear: expect.any(Number), email: 'support@apollographql.com' },
        },
      },
    ],
    ['@override', PRODUCT('createdBy { name }'), FEDERATION, { product: { createdBy: { name: 'Jane Smith' } } }],
    [
      '@shareable',
      PRODUCT('dimensions { size weight }'),
      FEDERATION,
      { product: { dimensions: { size: 'small', weight: 1 } } },
    ],
    [
      '@interfaceObject',
      'query ($id: ID!) { inventory(id: $id) { deprecatedProducts { sku reason } } }',
      { id: 'apollo-oss' },
      { inventory: { deprecatedProducts: [{ sku: 'apollo-federation-v1', reason: 'Migrate to Federation V2' }] } },
    ],
  ])('%s', async (_name, query, variables, expected) => {
    expect(await askRouter(query, variables)).toEqual({ data: expected });
  });
});
