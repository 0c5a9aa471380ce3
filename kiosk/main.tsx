import '../hub/web/theme.ts';
import './styles/stage.css';
import './styles/controls.css';
import './styles/start.css';
import './styles/lists.css';
import './styles/item.css';
import './styles/screens.css';
import './styles/booking.css';
import './styles/ticket.css';
import './styles/large.css';
import './styles/low.css';
import './styles/way.css';
import './styles/contrast.css';
import { render } from 'preact';
import { newId } from '../hub/web/link.ts';
import { watchAlone } from './alone.ts';
import { App } from './app.tsx';
import { guardPage } from './guard.ts';
import { alone } from './machine.ts';

guardPage(window);
watchAlone({
  channel: new BroadcastChannel('onewindow-kiosk'),
  page: newId(),
  born: Date.now(),
  later: (run, ms) => setTimeout(run, ms),
  onChange: (state) => {
    alone.value = state;
  },
});
const root = document.getElementById('kiosk');
if (!root) throw new Error('the page has no place for the kiosk');
render(<App />, root);
// Opened by a developer's dock page; a hall's kiosk is opened by nobody.
if (window.opener !== null) void import('./twin-keys.ts').then(({ takeTwinKeys }) => takeTwinKeys(window));
