import '../../hub/web/theme.ts';
import '../common/staff.css';
import '../supervision/supervision.css';
import '../casework/consult.css';
import '../casework/intake-form.css';
import './guide.css';
import { render } from 'preact';
import { warmFonts } from '../common/fonts.ts';
import { startSettings } from '../common/settings.ts';
import { StaffGate } from '../common/staff-gate.tsx';
import { Guide } from './guide.tsx';
import { t } from './words.ts';

function Page() {
  return <StaffGate title={t('title')}>{(staff) => <Guide staff={staff} />}</StaffGate>;
}

startSettings();
warmFonts();
const root = document.getElementById('page');
if (root) render(<Page />, root);
