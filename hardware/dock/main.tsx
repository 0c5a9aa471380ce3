import '../../hub/web/theme.ts';
import './dock.css';
import { render } from 'preact';
import { follow } from './agent.ts';
import { Page } from './page.tsx';

const root = document.getElementById('dock');
if (!root) throw new Error('the page has no #dock');
follow();
render(<Page />, root);
