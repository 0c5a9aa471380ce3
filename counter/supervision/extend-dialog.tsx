import { useSignal } from '@preact/signals';
import { say } from '../../hub/web/messages.ts';
import { Dialog } from '../common/dialog.tsx';
import { common } from '../common/words.ts';
import type { DialogProps } from './dialogs.tsx';
import { t } from './words.ts';

/** Extended hours of a queue, for today: until when, why, and which head approves (C11). Nothing is preset. */
export function ExtendDialog({ watch, id, onClose }: DialogProps) {
  const until = useSignal('');
  const reason = useSignal('');
  const approver = useSignal('');
  const queue = watch.view.queues.find((one) => one.id === id);
  if (!queue) return null;
  const complete = [until.value, reason.value.trim(), approver.value].every((given) => given !== '');
  const submit = (event: Event) => {
    event.preventDefault();
    if (!complete) return;
    onClose();
    void watch.desk.run('extend', {
      type: 'ExtendHours',
      queue: id,
      until: until.value,
      reason: reason.value.trim(),
      approver: approver.value,
    });
  };
  return (
    <Dialog
      title={t('extendTitle', { queue: `${queue.letter} ${say(queue.name)}` })}
      lead={t('extendLead')}
      wide
      onClose={onClose}
    >
      <form class="dialog-form" onSubmit={submit}>
        <div class="form-pair">
          <label>
            <span>{t('extendUntil')}</span>
            <input
              type="time"
              value={until.value}
              onInput={(event) => {
                until.value = event.currentTarget.value;
              }}
            />
          </label>
          <label>
            <span>{t('extendApprover')}</span>
            <select
              value={approver.value}
              onChange={(event) => {
                approver.value = event.currentTarget.value;
              }}
            >
              <option value="">{t('choose')}</option>
              {watch.view.heads.map((head) => (
                <option key={head.id} value={head.id}>
                  {say(head.name)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label>
          <span>{t('extendReason')}</span>
          <input
            maxLength={200}
            value={reason.value}
            onInput={(event) => {
              reason.value = event.currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="button button-strong" disabled={!complete}>
          {common('confirm')}
        </button>
      </form>
    </Dialog>
  );
}
