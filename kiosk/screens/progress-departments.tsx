import { hubNow } from '../../hub/web/clock.ts';
import { say } from '../../hub/web/messages.ts';
import { useHall } from '../context.ts';
import { ListScreen, type Row } from '../parts/list.tsx';
import type { PhaseOf } from '../session.ts';
import { progressPhase } from '../steps/moves.ts';
import { departmentsUnder } from '../themes.ts';
import { t } from '../words/progress.ts';

/** Whose case it is: a case number begins with the department's word. */
export function ProgressDepartments({ phase }: { phase: PhaseOf<'progress-department'> }) {
  const { view, catalogue, go } = useHall();
  const zone = view?.hall.timeZone ?? 'Asia/Shanghai';
  const year = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(hubNow());
  const rows: Row[] = departmentsUnder(catalogue, null).map(({ department }) => {
    const word = department.word ?? department.short.zh;
    return {
      key: department.id,
      title: say(department.short),
      sub: t('departmentHelp', { word }),
      onTouch: () => go(progressPhase(word, year, phase.collecting)),
    };
  });
  return (
    <ListScreen
      name="departments"
      title={t(phase.collecting ? 'collect' : 'title')}
      ask={t('department')}
      rows={rows}
      page={phase.page}
    />
  );
}
