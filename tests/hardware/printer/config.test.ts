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
        watch: 5,
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
      watch: 0,
    });
    if (checked.ok) throw new Error('accepted');
    expect(checked.refusal.map((error) => error.field).sort()).toEqual(
      ['name', 'connection', 'columns', 'charset', 'speed', 'watch'].sort(),
    );
    const connection = checked.refusal.find((error) => error.field === 'connection');
    expect(connection?.message.en).toContain('file:///dev/usb/lp0');
    for (const { message } of checked.refusal)
      expect(message.zh.length * message.en.length).toBeGreaterThan(0);
  });

  it('understands addresses', () => {
    expect(parseConnection('tcp://10.0.0.9')).toEqual({ kind: 'tcp', host: '10.0.0.9', port: 9100 });
    expect(parseConnection('tcp://[fe80::1]:9101')).toEqual({ kind: 'tcp', host: 'fe80::1', port: 9101 });
    expect(parseConnection('virtual://lobby')).toEqual({ kind: 'virtual', name: 'lobby' });
    expect(parseConnection('file:///dev/usb/lp0')).toEqual({ kind: 'file', path: '/dev/usb/lp0' });
    expect(parseConnection('serial:///dev/ttyS0')).toEqual({
      ...{ kind: 'serial', path: '/dev/ttyS0', baud: 9600, flow: 'none' },
    });
    expect(parseConnection('serial:///dev/ttyUSB0?baud=115200&flow=rts')).toEqual({
      ...{ kind: 'serial', path: '/dev/ttyUSB0', baud: 115_200, flow: 'rts' },
    });
    expect(parseConnection('cups-raw://Lobby_Tickets')).toEqual({ kind: 'cups', queue: 'Lobby_Tickets' });
  });

  it.each([
    ...['tcp://', 'tcp://a:0', 'tcp://a:70000', 'http://a', '/dev/usb/lp0', 'tcp://a b:1'],
    ...['file:///etc/passwd', 'file:///dev/../etc/passwd', 'file:///dev/usb/lp0?baud=9600', 'cups-raw://a b'],
    ...['serial:///dev/ttyS0?baud=12345', 'serial:///dev/ttyS0?flow=dtr', 'serial:///dev/ttyS0?parity=odd'],
  ])('does not understand %s', (wrong) => {
    expect(parseConnection(wrong)).toBeNull();
  });
});
