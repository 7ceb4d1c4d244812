import { createLocalSubgraph } from './local-subgraph.js';

/** The data that COMPATIBILITY.md of the official tests prescribes, and the services that go with it. */

const user = {
  __typename: 'User',
  email: 'support@apollographql.com',
  name: 'Jane Smith',
  totalProductsCreated: 1337,
  yearsOfEmployment: 10,
};
const dimensions = { size: 'small', weight: 1, unit: 'kg' };
const deprecatedProduct = {
  __typename: 'DeprecatedProduct',
  sku: 'apollo-federation-v1',
  package: '@apollo/federation-v1',
  reason: 'Migrate to Federation V2',
  createdBy: user,
};
const research = [
  { study: { caseNumber: '1234', description: 'Federation Study' }, outcome: null },
  { study: { caseNumber: '1235', description: 'Studio Study' }, outcome: null },
].map((it) => ({ __typename: 'ProductResearch', ...it }));
const products = [
  { id: 'apollo-federation', sku: 'federation', package: '@apollo/federation', variation: { id: 'OSS' } },
  { id: 'apollo-studio', sku: 'studio', package: '', variation: { id: 'platform' } },
].map((it, index) => ({
  __typename: 'Product',
  ...it,
  dimensions,
  createdBy: user,
  notes: null,
  research: [research[index]],
}));

type Key = Readonly<Record<string, unknown>>;

const hasKey = (value: object, key: Key): boolean =>
  Object.entries(key).every(([name, wanted]) => {
    const given: unknown = Reflect.get(value, name);
    return typeof given === 'object' && given !== null ? hasKey(given, wanted as Key) : given === wanted;
  });
const among = (values: readonly object[]) => (key: Key) => values.find((value) => hasKey(value, key)) ?? null;

export const productsSubgraph = createLocalSubgraph('products', {
  entities: {
    Product: among(products),
    DeprecatedProduct: among([deprecatedProduct]),
    ProductResearch: among(research),
    // What is external comes with the reference.
    User: (reference) => (reference.email === user.email ? { ...user, ...reference } : null),
    Inventory: ({ id }) => ({ __typename: 'Inventory', id, deprecatedProducts: [deprecatedProduct] }),
  },
  fields: {
    'Query.product': (_source, { id }) => among(products)({ id }),
    'Query.deprecatedProduct': (_source, key) => among([deprecatedProduct])(key),
    'User.averageProductsCreatedPerYear': ({ totalProductsCreated, yearsOfEmployment }) =>
      Math.round(totalProductsCreated / yearsOfEmployment),
  },
});

export const usersSubgraph = createLocalSubgraph('users', {
  entities: {
    User: among([{ ...user, name: 'Apollo Studio Support', totalProductsCreated: 10 }]),
  },
  fields: {},
});

const inventory = { __typename: 'OpenSourceInventory', id: 'apollo-oss', products: [{ id: 'apollo-federation' }] };

export const inventorySubgraph = createLocalSubgraph('inventory', {
  entities: {
    Product: ({ id }) => ({ __typename: 'Product', id }),
    OpenSourceInventory: among([inventory]),
  },
  fields: { 'Query.inventory': (_source, { id }) => (id === inventory.id ? inventory : null) },
});
