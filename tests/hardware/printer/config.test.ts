import { describe, expect, it } from 'vitest';
import { checkPrinterConfig, parseConnection } from '../../../hardware/printer/config.ts';

describe('printer configuration', () => {
  it('fills in what is usual', () => {
    expect(checkPrinterConfig({ name: 'lobby', connection: 'tcp://127.0.0.1:9100' })).toEqual({
      ok: true,
      value: {
        name: 'lobby',
        connection: 'tcp://127.0.0.1:9100',
        columns: 48,
        charset: 'gb18030',
        type: 'epson',
      },
    });
  });

  it('names every wrong field with a sentence in both languages', () => {
    const checked = checkPrinterConfig({
      name: 'Lobby 1',
      connection: 'usb://04b8:0202',
      columns: 42,
      charset: 'gbk',
      type: 'epson',
      speed: 1,
    });
    if (checked.ok) throw new Error('accepted');
    expect(checked.refusal.map((error) => error.field).sort()).toEqual(
      ['name', 'connection', 'columns', 'charset', 'speed'].sort(),
    );
    const connection = checked.refusal.find((error) => error.field === 'connection');
    expect(connection?.message.en).toContain('not supported yet');
    for (const { message } of checked.refusal)
      expect(message.zh.length * message.en.length).toBeGreaterThan(0);
  });

  it('understands addresses', () => {
    expect(parseConnection('tcp://10.0.0.9')).toEqual({ kind: 'tcp', host: '10.0.0.9', port: 9100 });
    expect(parseConnection('tcp://[fe80::1]:9101')).toEqual({ kind: 'tcp', host: 'fe80::1', port: 9101 });
    expect(parseConnection('virtual://lobby')).toEqual({ kind: 'virtual', name: 'lobby' });
    for (const wrong of ['tcp://', 'tcp://a:0', 'tcp://a:70000', 'http://a', '/dev/usb/lp0', 'tcp://a b:1']) {
      expect(parseConnection(wrong)).toBeNull();
    }
  });
});
