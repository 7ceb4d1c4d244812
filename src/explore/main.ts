import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explore.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('explorer');
if (place === null) throw new Error('There is no place for the explorer in the page.');

const fetcher = createGraphiQLFetcher({ url: '/graphql' });
createRoot(place).render(createElement(GraphiQL, { fetcher, storage: sessionStorage }));
