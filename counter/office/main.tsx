import '../../hub/web/theme.ts';
import '../common/staff.css';
import './office.css';
import { render } from 'preact';
import { warmFonts } from '../common/fonts.ts';
import { startSettings } from '../common/settings.ts';
import { StaffGate } from '../common/staff-gate.tsx';
import { Office } from './office.tsx';
import { t } from './words.ts';

function Page() {
  return <StaffGate title={t('title')}>{(staff) => <Office staff={staff} />}</StaffGate>;
}

startSettings();
warmFonts();
const root = document.getElementById('page');
if (root) render(<Page />, root);
