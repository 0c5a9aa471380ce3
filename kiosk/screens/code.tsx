import { useKiosk } from '../context.ts';
import { Frame } from '../parts/frame.tsx';
import { Keypad } from '../parts/keypad.tsx';
import { Touch } from '../parts/touch.tsx';
import type { PhaseOf } from '../session.ts';
import { LONGEST_CODE } from '../steps/staff.ts';
import { t } from '../words/settings.ts';

/** The staff code before the settings (K11). Digits are never shown. */
export function Code({ phase }: { phase: PhaseOf<'code'> }) {
  const kiosk = useKiosk();
  const { digits, answer } = phase;
  const onText = (next: string) => kiosk.dispatch({ type: 'digits', digits: next.replace(/\D/g, '') });
  const open = () => kiosk.dispatch({ type: 'unlock' });
  return (
    <Frame name="typing">
      <div class="list-head">
        <h1 class="headline">{t('code')}</h1>
        <p class="ask" role="status">
          {answer === 'wrong' ? <strong>{t('codeWrong')}</strong> : t('codeHelp')}
        </p>
      </div>
      <div class="field">
        <input
          type="password"
          class="field-text field-number"
          value={digits}
          maxLength={LONGEST_CODE}
          inputMode="none"
          autoComplete="off"
          aria-label={t('codeHelp')}
          onInput={(event) => onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') open();
          }}
        />
      </div>
      <Keypad text={digits} letters={[]} onText={onText} />
      <div class="answers">
        <Touch tone="red" size="answer" disabled={digits === '' || answer === 'asked'} onTouch={open}>
          {t('open')}
        </Touch>
      </div>
    </Frame>
  );
}
