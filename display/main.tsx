import '../hub/web/theme.ts';
import './screen.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { startSession } from './session.ts';

const root = document.getElementById('screen');
if (!root) throw new Error('the page has no #screen');
render(<App session={startSession()} />, root);
