import 'slack-blocks-to-jsx/dist/style.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { restoreTheme } from './world/theme.ts';

restoreTheme();
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
