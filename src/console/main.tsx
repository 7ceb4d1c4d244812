import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './styles/base.css';
import './styles/frame.css';
import './styles/result.css';
import './styles/pictures.css';

const place = document.getElementById('console');
if (place === null) throw new Error('There is no place for the console in the page.');
createRoot(place).render(<App />);
