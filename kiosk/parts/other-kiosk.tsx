import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { t } from '../words/ticket.ts';
import { levelWords } from './place.tsx';

/** The nearest kiosk whose printer works; else the guide desk. */
export function OtherKiosk() {
  const { view } = useHall();
  const other = view?.otherKiosk;
  if (!other) return <>{t('paperDesk')}</>;
  return <>{t('paperOther', { place: `${levelWords(other.floor)} ${say(other.name)}` })}</>;
}
