import type { FollowUpFigures, FollowUpsView } from '../../hub/contract/ratings.ts';
import { t } from './words.ts';

/** 100 % traced (E3): this month and this year. */
export function Traced({ view }: { view: Pick<FollowUpsView, 'month' | 'year'> }) {
  return (
    <table class="traced">
      <thead>
        <tr>
          <th>{t('traced')}</th>
          <th>{t('opened')}</th>
          <th>{t('contactInTime')}</th>
          <th>{t('remedyInTime')}</th>
          <th>{t('closed')}</th>
        </tr>
      </thead>
      <tbody>
        <Figures name={t('month')} figures={view.month} />
        <Figures name={t('year')} figures={view.year} />
      </tbody>
    </table>
  );
}

function Figures({ name, figures }: { name: string; figures: FollowUpFigures }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <strong>{figures.opened}</strong>
      </td>
      <td>
        <Share {...figures.contact} />
      </td>
      <td>
        <Share {...figures.remedy} />
      </td>
      <td>{figures.closed}</td>
    </tr>
  );
}

/** What still has time is in neither number. */
function Share({ due, inTime }: { due: number; inTime: number }) {
  if (due === 0) return <>—</>;
  return (
    <>
      <strong>{Math.floor((inTime / due) * 100)}%</strong> {inTime}/{due}
    </>
  );
}
