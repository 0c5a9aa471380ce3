import type { CaseLine } from '../../hub/contract/case-views.ts';
import { CASE_STATES } from '../../hub/contract/casework.ts';
import { say } from '../../hub/web/messages.ts';
import { listText, stateWord } from './words-lists.ts';

/** What a case waits for now, and with whom: `审核　刘洋`, `等补材料 2 项`, `待 1 个部门答复`. */
export function stageWords({ stage, state }: Pick<CaseLine, 'stage' | 'state'>): string {
  if (state === 'awaiting-materials' && stage.count !== null)
    return listText('waitMaterials', { n: stage.count });
  if (stage.count !== null && stage.count > 0) {
    const { count: n, late } = stage;
    return late === undefined ? listText('waitJoint', { n }) : listText('waitJointLate', { n, late });
  }
  const known = CASE_STATES.find((one) => one === stage.what);
  const post = typeof stage.what === 'string' ? stage.what : say(stage.what);
  const what = known ? stateWord(known) : post;
  return stage.who === null ? what : `${what}　${say(stage.who)}`;
}
