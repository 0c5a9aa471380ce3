import { messages } from '../../hub/web/messages.ts';

export const t = messages({
  title: { zh: '办件后台', en: 'Casework' },
});
