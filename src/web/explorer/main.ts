import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { readSamples } from './read-samples.js';

const root = document.getElementById('explorer');
if (root === null) throw new Error('index.html has no element with the id "explorer".');

const tabs = await readSamples();
const [first] = tabs;

// On a first visit GraphiQL restores only the query of its first tab, unless its storage has variables and headers.
if (first && sessionStorage.getItem('graphiql:tabState') === null) {
  for (const [editor, text] of Object.entries(first)) sessionStorage.setItem(`graphiql:${editor}`, text);
}

// The start page links to the schema documentation by this fragment; GraphiQL opens the plugin that its storage names.
if (window.location.hash === '#docs') sessionStorage.setItem('graphiql:visiblePlugin', 'Documentation Explorer');

const explorer = createElement(
  GraphiQL,
  {
    fetcher: createGraphiQLFetcher({ url: '/graphql', enableIncrementalDelivery: false }),
    // A token is deleted when its tab is closed, and other tabs cannot read it.
    storage: sessionStorage,
    shouldPersistHeaders: true,
    inputValueDeprecation: true,
    schemaDescription: true,
    defaultEditorToolsVisibility: 'variables',
    ...(first && { defaultTabs: tabs, defaultHeaders: first.headers }),
  },
  createElement(GraphiQL.Logo, null, 'liveness-gateway'),
);
createRoot(root).render(explorer);
