import { messages } from '../../hub/web/messages.ts';

export const t = messages({
  signIn: { zh: '登录', en: 'Sign in' },
  user: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  capsLock: { zh: '大写锁定开着', en: 'Caps Lock is on' },
  checking: { zh: '正在核对…', en: 'Checking…' },
  setUp: { zh: '建立管理员并登录', en: 'Make the administrator and sign in' },
  setUpWhy: {
    zh: '这是一个新大厅，请先建立第一位管理员。',
    en: 'This is a new hall: make its first administrator.',
  },
  setUpCode: { zh: '设置码（主机启动时打印）', en: 'Setup code (printed where the hub was started)' },
  name: { zh: '姓名', en: 'Full name' },
  newPassword: { zh: '密码，至少 8 位', en: 'Password, at least 8 characters' },
  help: {
    zh: '忘了密码或账号锁定，请找管理员。',
    en: 'Forgotten password or locked account: ask the administrator.',
  },
});
