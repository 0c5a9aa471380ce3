import '../../hub/web/theme.ts';
import '../common/staff.css';
import '../casework/consult.css';
import '../casework/intake-form.css';
import './supervision.css';
import './floor.css';
import './screens.css';
import { render } from 'preact';
import { warmFonts } from '../common/fonts.ts';
import { startSettings } from '../common/settings.ts';
import { StaffGate } from '../common/staff-gate.tsx';
import { Supervision } from './supervision.tsx';
import { t } from './words.ts';

function Page() {
  return <StaffGate title={t('floorTab')}>{(staff) => <Supervision staff={staff} />}</StaffGate>;
}

startSettings();
warmFonts();
const root = document.getElementById('page');
if (root) render(<Page />, root);
