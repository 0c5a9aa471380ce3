import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Model, Stranger } from '../../hub/contract/learning.ts';
import { newId } from '../../hub/web/link.ts';
import { Choices } from '../common/choices.tsx';
import { Dialog } from '../common/dialog.tsx';
import { Picker } from '../common/picker.tsx';
import { Mark } from '../common/shape.tsx';
import { deviceWord } from '../common/words.ts';
import { placesFor } from './device-dialogs.tsx';
import type { Watch } from './supervision.tsx';
import { t } from './words.ts';

/** The hub forgets who falls silent for 20 s. */
const AGAIN_MS = 5000;

type Props = { readonly watch: Watch; readonly onClose: () => void };

/** Which device is this? Press it, say what it is when nobody knows, choose where it stands (P4). */
export function LearnDialog({ watch, onClose }: Props) {
  const ask = useSignal(newId());
  const adopting = useSignal(false);
  const { view, query, desk } = watch;
  useEffect(() => {
    const mine = ask.value;
    const say = () => void query({ query: 'learn', ask: mine });
    say();
    const timer = setInterval(say, AGAIN_MS);
    return () => clearInterval(timer);
  }, [ask.value]);
  useEffect(() => () => void query({ query: 'learn', ask: null }), []);
  const again = () => {
    adopting.value = false;
    ask.value = newId();
  };
  const adopt = (model: Model) => {
    adopting.value = true;
    void query({ query: 'learn', ask: ask.value, adopt: model });
  };
  const found = view.learning?.ask === ask.value ? view.learning.found : null;
  const device = found?.kind === 'device' && view.devices.find((one) => one.device === found.device);
  if (device) {
    const name = `${deviceWord(device.kind)} ${device.device}`;
    return (
      <Dialog title={t('bindTitle', { device: name })} wide onClose={onClose}>
        <Picker
          options={placesFor(view, device.kind)}
          placeholder={t('filter')}
          empty={t('noMatch')}
          hint={t('pick')}
          onPick={(to) => {
            onClose();
            void desk.run('bind', { type: 'BindDevice', device: device.device, to });
          }}
        />
      </Dialog>
    );
  }
  if (found?.kind === 'stranger' && !adopting.value) {
    return <WhatIsIt stranger={found.stranger} onModel={adopt} onAgain={again} onClose={onClose} />;
  }
  return (
    <Dialog title={t('learnTitle')} lead={t('learnLead')} onClose={onClose}>
      <p class="learn-waiting" role="status">
        <Mark shape="idle" />
        {t(adopting.value ? 'learnAdopting' : 'learnWaiting')}
      </p>
    </Dialog>
  );
}

type StrangerProps = {
  readonly stranger: Stranger;
  readonly onModel: (model: Model) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
};

function WhatIsIt({ stranger, onModel, onAgain, onClose }: StrangerProps) {
  const { title, serial, port, models, report } = stranger;
  const where = t('learnWhere', { serial: serial || t('learnNone'), port: port || t('learnNone') });
  const lead = models.length > 0 ? where : t('learnNoModel', { report });
  return (
    <Dialog title={t('learnStranger', { title })} lead={lead} onClose={onClose}>
      {models.length > 0 && (
        <Choices
          choices={models.slice(0, 8).map((model) => ({
            value: model,
            word: deviceWord(model.kind),
            note: t('learnModel', { model: model.profile }),
          }))}
          onChoose={onModel}
        />
      )}
      <p class="learn-another">
        <button type="button" class="button" onClick={onAgain}>
          {t('learnAnother')}
        </button>
      </p>
    </Dialog>
  );
}
