import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ItemView } from '../../../hub/contract/views/kiosk.ts';
import type { Link } from '../../../hub/web/link.ts';
import { say } from '../../../hub/web/messages.ts';
import { Keycap, Mark } from '../../common/shape.tsx';
import { common } from '../../common/words.ts';
import type { Panel } from '../../panel/use-panel.ts';
import { ItemDialog } from '../intake/item-dialog.tsx';
import { w } from '../words-intake.ts';
import { consultCommand, toldMaterials } from './consultation.ts';

type Channel = 'counter' | 'phone';
const CHANNELS: readonly Channel[] = ['counter', 'phone'];

/** A consultation on site or by phone, without a ticket and without a case: what was asked, what was told, the sheet (S, C3). */
export function ConsultTab({ link, panel }: { link: Link; panel: Panel }) {
  const form = useConsultForm(link, panel);
  const { values, item, choosing, done, tried } = form;
  const now = values.value;
  const fault = (text: string) => tried.value && text.trim() === '';
  return (
    <section class="middle consult" aria-label={w('consultTitle')}>
      <div class="head">
        <div class="head-words">
          <h1>{w('consultTitle')}</h1>
          <p>{w('consultHint')}</p>
        </div>
      </div>
      <form
        class="consult-form"
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void form.submit();
        }}
      >
        <fieldset class="form-kinds">
          <legend>{w('channel')}</legend>
          {CHANNELS.map((channel) => (
            <label key={channel}>
              <input
                type="radio"
                name="channel"
                checked={now.channel === channel}
                onChange={() => form.set({ channel })}
              />
              <span>{w(channel === 'phone' ? 'channelPhone' : 'channelCounter')}</span>
            </label>
          ))}
        </fieldset>
        <div class="consult-item">
          <span class="form-label">{w('item')}</span>
          <button type="button" class="button" onClick={() => form.choose(true)}>
            {item.value ? say(item.value.item.name) : w('chooseItem')}
          </button>
          {!item.value && <span class="quiet">{w('noItemConsult')}</span>}
        </div>
        <label>
          <Label word={w('asked')} fault={fault(now.asked)} />
          <input
            name="asked"
            ref={form.first}
            maxLength={2000}
            value={now.asked}
            aria-invalid={fault(now.asked)}
            onInput={(event) => form.set({ asked: event.currentTarget.value })}
          />
        </label>
        <label>
          <Label word={w('told')} fault={fault(now.told)} />
          <textarea
            name="told"
            rows={7}
            maxLength={2000}
            value={now.told}
            aria-invalid={fault(now.told)}
            onInput={(event) => form.set({ told: event.currentTarget.value })}
          />
        </label>
        <label>
          <Label word={w('referred')} fault={false} />
          <input
            name="referred"
            maxLength={200}
            value={now.referred}
            onInput={(event) => form.set({ referred: event.currentTarget.value })}
          />
        </label>
        <label class="form-check" data-off={!item.value || undefined}>
          <input
            type="checkbox"
            name="print"
            disabled={!item.value}
            checked={now.print && item.value !== null}
            onChange={(event) => form.set({ print: event.currentTarget.checked })}
          />
          <span>{w('printSheet')}</span>
        </label>
        <p class="form-foot">
          <button type="submit" class="button button-strong" aria-disabled={!panel.live}>
            <Keycap>Ctrl Enter</Keycap>
            {w('record')}
          </button>
          <span role="status" class="consult-done">
            {done.value && (
              <>
                <Mark shape="ok" />
                {w('recorded')}
              </>
            )}
          </span>
        </p>
      </form>
      {choosing.value && (
        <ItemDialog link={link} onPick={(id) => void form.take(id)} onClose={() => form.choose(false)} />
      )}
    </section>
  );
}

function Label({ word, fault }: { word: string; fault: boolean }) {
  return (
    <span class="form-label">
      {word}
      {fault && <em class="form-fault">{common('required')}</em>}
    </span>
  );
}

type Entered = {
  readonly channel: Channel;
  readonly asked: string;
  readonly told: string;
  readonly referred: string;
  readonly print: boolean;
};
const EMPTY: Entered = { channel: 'phone', asked: '', told: '', referred: '', print: false };

/** The form as it stands; it is emptied once recorded, kept when refused. */
function useConsultForm(link: Link, panel: Panel) {
  const values = useSignal<Entered>(EMPTY);
  const item = useSignal<ItemView | null>(null);
  const choosing = useSignal(false);
  const done = useSignal(false);
  const tried = useSignal(false);
  const first = useRef<HTMLInputElement>(null);
  const set = (part: Partial<Entered>) => {
    done.value = false;
    values.value = { ...values.value, ...part };
  };
  const take = async (id: string) => {
    const answer = await link.query<ItemView>({ query: 'item', item: id });
    if (!answer.ok) {
      panel.desk.refused.value = { action: 'consult', refusal: answer.refusal };
      return;
    }
    item.value = answer.value;
    const { asked, told } = values.value;
    set({
      asked: asked === '' ? say(answer.value.item.name) : asked,
      told: told === '' ? toldMaterials(answer.value.item) : told,
      print: values.value.channel === 'counter',
    });
  };
  const submit = async () => {
    const { channel, asked, told, referred, print } = values.value;
    tried.value = true;
    if (asked.trim() === '' || told.trim() === '') return;
    if (!panel.live) return panel.desk.drop('consult');
    const answers = { channel, asked, told, referred, print: print ? 'yes' : '' };
    const command = consultCommand(answers, panel.view.counter.id, item.value?.item.id ?? null);
    if (!(await panel.desk.run('consult', command))) return;
    values.value = { ...EMPTY, channel };
    item.value = null;
    tried.value = false;
    done.value = true;
    first.current?.focus();
  };
  const choose = (open: boolean) => {
    choosing.value = open;
  };
  return { values, item, choosing, done, tried, first, set, take, submit, choose };
}
