import { messages } from '../../hub/web/messages.ts';

export const t = messages({
  signIn: { zh: '登录', en: 'Sign in' },
  user: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  capsLock: { zh: '大写锁定开着', en: 'Caps Lock is on' },
  checking: { zh: '正在核对…', en: 'Checking…' },
  help: {
    zh: '忘了密码或账号锁定，请找管理员。',
    en: 'Forgotten password or locked account: ask the administrator.',
  },
});
