import { useEffect, useRef } from 'preact/hooks';
import type { Draft } from '../../../hub/contract/case-views.ts';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import type { Intake } from './use-intake.ts';

/** Keys pressed within this time go down together, ms. */
const TOGETHER = 200;

/** The checklist as a command, when there is something to tell. */
export function checkCommand(on: string | null, materials: Draft['materials']): CommandInput | null {
  return on === null || materials.length === 0
    ? null
    : { type: 'CheckMaterials', case: on, materials: materials.map((entry) => ({ ...entry })) };
}

/**
 * Sends what was ticked, by itself. A row keeps what was ticked until the hub's view says the same, so nothing jumps; when the
 * hub refuses, the row goes back and the refusal is said.
 */
export function useChecking(intake: Intake | null): void {
  const told = useRef('');
  const batch = intake?.unsent ?? [];
  const text = JSON.stringify(batch);
  const mayCheck = intake?.view?.allowedActions.includes('check-materials') ?? false;
  const live = intake?.panel.live ?? false;

  useEffect(() => {
    if (!intake || !live || !mayCheck || batch.length === 0 || told.current === text) return;
    const timer = setTimeout(() => {
      told.current = text;
      void send(intake, batch);
    }, TOGETHER);
    return () => clearTimeout(timer);
  }, [text, live, mayCheck]);

  useEffect(() => {
    if (!intake?.view || batch.length > 0) return;
    told.current = '';
    const { materials } = intake.draft;
    if (materials.length > 0) intake.change({ edit: 'sent', materials });
  }, [intake?.view, text]);
}

async function send(intake: Intake, batch: Draft['materials']): Promise<void> {
  const command = checkCommand(intake.draft.case, batch);
  if (!command) return;
  const answer = await intake.link.ask(command);
  if (answer.ok) return;
  intake.panel.desk.refused.value = { action: 'check-materials', refusal: answer.refusal };
  intake.change({ edit: 'sent', materials: intake.draft.materials });
}
