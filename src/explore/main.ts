import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explore.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { readSamples } from './read-samples.js';

const place = document.getElementById('explorer');
if (place === null) throw new Error('There is no place for the explorer in the page.');

const tabs = await readSamples();
const [first] = tabs;

// On a first visit GraphiQL shows of its first tab the query alone, unless the rest is what was typed last.
if (first && sessionStorage.getItem('graphiql:tabState') === null) {
  for (const [editor, text] of Object.entries(first)) sessionStorage.setItem(`graphiql:${editor}`, text);
}

const explorer = createElement(
  GraphiQL,
  {
    fetcher: createGraphiQLFetcher({ url: '/graphql', enableIncrementalDelivery: false }),
    // A token is gone when its tab is closed, and other tabs never have it.
    storage: sessionStorage,
    shouldPersistHeaders: true,
    inputValueDeprecation: true,
    schemaDescription: true,
    defaultEditorToolsVisibility: 'variables',
    ...(first && { defaultTabs: tabs, defaultHeaders: first.headers }),
  },
  createElement(GraphiQL.Logo, null, 'liveness-gateway'),
);
createRoot(place).render(explorer);
