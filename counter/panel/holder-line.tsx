import { maskIdentity, maskName } from '../../hub/contract/mask.ts';
import type { HolderAnswer } from '../../hub/contract/views/panel.ts';
import { type Link, useTopic } from '../../hub/web/link.ts';
import type { Panel } from './use-panel.ts';
import { t } from './words.ts';

/** Whose ticket is in hand (K6): in full for its clerk, unless the screen is in sight of others and the panel masked (W2). */
export function HolderLine({ link, panel }: { readonly link: Link; readonly panel: Panel }) {
  const { view } = useTopic<HolderAnswer>(link, `holder:${panel.view.counter.id}`);
  const { current } = panel.view;
  if (current?.unnamed) {
    return (
      <p class="handed-on holder-line">
        <b>{t('noDocument')}</b>
        {current.unnamed}
      </p>
    );
  }
  if (!view?.holder || view.ticket !== current?.id) return null;
  const { idKind, name, idNumber } = view.holder;
  return (
    <p class="handed-on holder-line">
      <b>{t('byName')}</b>
      {t(idKind)} {panel.masked ? maskName(name) : name} {panel.masked ? maskIdentity(idNumber) : idNumber}
      {name === '' && <em class="tag">{t('numberAlone')}</em>}
    </p>
  );
}
