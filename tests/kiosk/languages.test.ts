import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { FURTHER_LANGUAGES } from '../../hub/contract/text.ts';
import { language } from '../../hub/web/messages.ts';
import { hallLanguage, turnWordsTo } from '../../kiosk/languages/further.ts';
import { ru } from '../../kiosk/languages/ru.ts';
import { t as item } from '../../kiosk/words/item.ts';
import { t as start } from '../../kiosk/words/start.ts';
import { further } from '../../kiosk/words/words.ts';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

afterEach(() => {
  turnWordsTo('zh');
  language.value = 'zh';
});

describe('K4 a further language', () => {
  test('K4 is one file, with every word and every place for a figure', async () => {
    const files = readdirSync(join(import.meta.dirname, '../../kiosk/languages')).sort();
    expect(files).toEqual(['further.ts', ...FURTHER_LANGUAGES.map((code) => `${code}.ts`)]);
    const wrong: string[] = [];
    language.value = 'en';
    for (const [area, words] of Object.entries(ru)) {
      const { t } = await import(`../../kiosk/words/${area}.ts`);
      for (const [key, message] of Object.entries(words)) {
        const forms = typeof message === 'string' ? [message] : Object.values(message);
        const wanted = holes(t(key));
        for (const form of forms)
          if (JSON.stringify(holes(form)) !== JSON.stringify(wanted)) wrong.push(`${area}.${key}: ${form}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('K4 Russian counts in its three forms', async () => {
    turnWordsTo('ru');
    await expect.poll(() => further.value?.locale).toBe('ru');
    expect(start('departmentsHelp', { n: 1 })).toBe('1 ведомство');
    expect(start('departmentsHelp', { n: 3 })).toBe('3 ведомства');
    expect(start('departmentsHelp', { n: 11 })).toBe('11 ведомств');
    expect(item('days', { n: 22 })).toBe('22 рабочих дня');
  });

  test('K4 the hall’s own texts and paper fall back to English; the next visitor finds Chinese', async () => {
    expect(hallLanguage('ru')).toBe('en');
    turnWordsTo('ru');
    await expect.poll(() => further.value?.locale).toBe('ru');
    turnWordsTo('zh');
    expect(start('search')).toBe('搜索事项');
    // Chosen and left before its file came: it does not come back.
    turnWordsTo('ru');
    turnWordsTo('en');
    await Promise.resolve();
    expect(further.value).toBeNull();
  });
});
