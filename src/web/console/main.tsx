import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './styles/base.css';
import './styles/frame.css';
import './styles/list.css';
import './styles/steps.css';
import './styles/filter.css';
import './styles/statistics.css';
import './styles/result.css';
import './styles/session.css';
import './styles/images.css';
import './styles/viewer.css';
import './styles/shortcuts.css';
import './styles/print.css';

const root = document.getElementById('console');
if (root === null) throw new Error('index.html has no element with the id "console".');
createRoot(root).render(<App />);
