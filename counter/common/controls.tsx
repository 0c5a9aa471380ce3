import languages from 'lucide-static/icons/languages.svg?raw';
import logOut from 'lucide-static/icons/log-out.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { language } from '../../hub/web/messages.ts';
import { change, settings } from './settings.ts';
import { common } from './words.ts';

/** Language and theme, the same corner on every staff page. */
export function Controls({ onSignOut }: { onSignOut?: () => void }) {
  const dark = settings.value.theme === 'dark';
  return (
    <div class="controls">
      <button
        type="button"
        class="control"
        title={common('otherLanguage')}
        aria-label={common('otherLanguage')}
        onClick={() => change({ language: language.value === 'zh' ? 'en' : 'zh' })}
      >
        <Icon svg={languages} size={17} />
      </button>
      <button
        type="button"
        class="control"
        title={common(dark ? 'light' : 'dark')}
        aria-label={common(dark ? 'light' : 'dark')}
        onClick={() => change({ theme: dark ? 'light' : 'dark' })}
      >
        <Icon svg={dark ? sun : moon} size={17} />
      </button>
      {onSignOut && (
        <button
          type="button"
          class="control"
          title={common('signOut')}
          aria-label={common('signOut')}
          onClick={onSignOut}
        >
          <Icon svg={logOut} size={17} />
        </button>
      )}
    </div>
  );
}
