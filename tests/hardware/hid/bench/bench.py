#!/usr/bin/python3
"""Virtual HID devices below the real hidraw driver, without hardware or root: a umockdev testbed.

Run under umockdev-wrapper by the system's Python. Prints the environment a process needs to see the devices, as JSON, then
takes one JSON command per line on stdin and answers one JSON line each: {"ok": ...} or {"error": "..."}.
Ends when stdin ends.

  {"do": "plug", "name", "vendor", "product", "serial", "title", "usagePage", "usage", "size", "id", "out"}  -> node
  {"do": "plug", "name"}                 again, as it was        {"do": "unplug", "name"}
  {"do": "report", "name", "hex"}        an input report -> number of open handles that got it
  {"do": "outs", "name"}                 output reports so far, as hex, report id first
  {"do": "deny", "name", "errno"}        opening fails (0: no longer)
  {"do": "failwrite", "name", "errno"}   the next write fails
  {"do": "failread", "name", "errno"}    every read under way, or the next one, of each open handle fails
  {"do": "slowwrite", "name", "ms"}      writes take this long (0: no longer)
  {"do": "holdwrite", "name"}            writes do not end        {"do": "endwrite", "name"}    until now
  {"do": "clients"}                      processes' open files on any device, unplugged ones too
  {"do": "half", "name"}                 an enumeration entry left by an unplug: no report descriptor

/dev/hidrawN is a FIFO: umockdev does not intercept poll(), so a byte in the FIFO means readable; read, write and ioctl of that
file are answered here.
"""
import errno, json, os, shutil, struct, sys
import gi
gi.require_version('UMockdev', '1.0')
from gi.repository import UMockdev, GLib

FIRST_MINOR = 90   # high: for absent nodes umockdev falls through to the real /dev
QUEUE = 64         # input reports kept per handle, as in the kernel


def descriptor(size, out, report_id, page, usage):
    """One vendor collection: `size` bytes in, `out` bytes out, numbered when report_id is given."""
    d = bytes([0x06, page & 255, page >> 8, 0x09, usage, 0xa1, 0x01])
    if report_id is not None:
        d += bytes([0x85, report_id])
    d += bytes([0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, size, 0x09, 0x02, 0x81, 0x02])
    if out:
        d += bytes([0x95, out, 0x09, 0x03, 0x91, 0x02])
    return d + b'\xc0'


class Handle:
    def __init__(self):
        self.queue = []


class Device:
    def __init__(self, bench, spec):
        self.bench, self.spec, self.alive, self.handles = bench, spec, False, {}
        self.outs, self.deny, self.failures, self.fifo, self.slow = [], 0, [], None, 0
        self.held = None                   # writes that do not end yet, while they are held
        numbered = spec.get('id')
        self.descriptor = descriptor(spec['size'] - (numbered is not None), spec.get('out', 0), numbered,
                                     spec['usagePage'], spec['usage'])

    def plug(self, half=False):
        if self.alive:
            raise ValueError('already plugged')
        tb, s, n = self.bench.testbed, self.spec, self.bench.free_minor()
        self.bench.sequence += 1
        self.minor, self.node = n, '/dev/hidraw%d' % n
        usb = tb.add_device('usb', '1-%d' % n, None,
            ['idVendor', '%04x' % s['vendor'], 'idProduct', '%04x' % s['product'], 'manufacturer', 'Bench',
             'product', s['title'], 'serial', s['serial'], 'bcdDevice', '0100', 'busnum', '1', 'devnum', str(n)],
            ['DEVTYPE', 'usb_device'])
        interface = tb.add_device('usb', '1-%d:1.0' % n, usb, ['bInterfaceNumber', '00'],
                                  ['DEVTYPE', 'usb_interface'])
        hid = tb.add_device('hid', '0003:%04X:%04X.%04X' % (s['vendor'], s['product'], self.bench.sequence),
            interface, [], ['HID_ID', '0003:%08X:%08X' % (s['vendor'], s['product']), 'HID_NAME', s['title'],
                            'HID_PHYS', 'usb-bench-%d/input0' % n, 'HID_UNIQ', s['serial']])
        if not half:
            tb.set_attribute_binary(hid, 'report_descriptor', self.descriptor)
        os.mkfifo(self.bench.root + self.node)
        self.fifo = os.open(self.bench.root + self.node, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        self.token, self.handles, self.alive = False, {}, True
        self.bench.attach(self.node)
        self.bench.by_node[self.node] = self
        raw = self.bench.root + hid + '/hidraw%d' % n
        os.mkdir(raw)
        os.symlink('..', raw + '/device')
        tb.add_device('hidraw', 'hidraw%d' % n, hid, ['dev', '240:%d' % n],
                      ['DEVNAME', self.node, 'MAJOR', '240', 'MINOR', str(n)])
        self.parts = (usb, interface, hid, hid + '/hidraw%d' % n)
        return self.node

    def unplug(self):
        if not self.alive:
            raise ValueError('not plugged')
        self.alive = False
        os.unlink(self.bench.root + '/sys/class/hidraw/hidraw%d' % self.minor)
        for part in reversed(self.parts):
            self.bench.testbed.uevent(part, 'remove')
            self.bench.testbed.remove_device(part)
        if os.path.lexists(self.bench.root + self.node):
            os.unlink(self.bench.root + self.node)
        del self.bench.by_node[self.node]
        self.set_token(True)               # wakes every poll(); read then fails with EIO
        os.close(self.fifo)
        self.fifo = None

    def set_token(self, on):
        if self.fifo is None or on == self.token:
            return
        os.write(self.fifo, b'!') if on else os.read(self.fifo, 1)
        self.token = on

    def update_token(self):
        if self.alive:
            self.set_token(any(handle.queue for handle in self.handles.values()))

    def report(self, data):
        if not self.alive:
            raise ValueError('not plugged')
        self.bench.prune()
        for handle in self.handles.values():
            if len(handle.queue) < QUEUE:
                handle.queue.append(data)
        self.update_token()
        return len(self.handles)

    def ioctl(self, client, request):
        kind, number, size = (request >> 8) & 0xff, request & 0xff, (request >> 16) & 0x3fff
        if kind != 0x48:
            return client.complete(-1, errno.ENOTTY)
        if self.deny:
            return client.complete(-1, self.deny)
        if number == 0x01:
            answer = struct.pack('i', len(self.descriptor))
        elif number == 0x02:
            answer = struct.pack('i', len(self.descriptor)) + self.descriptor
        elif number == 0x03:
            answer = struct.pack('IHH', 3, self.spec['vendor'], self.spec['product'])
        else:
            text = {0x04: self.spec['title'], 0x05: 'usb-bench-%d/input0' % self.minor,
                    0x08: self.spec['serial']}.get(number)
            if text is None:
                return client.complete(-1, errno.ENOTTY)
            answer = (text.encode() + b'\0')[:size]
            client.get_arg().resolve(0, size).update(0, answer)
            return client.complete(len(answer), 0)
        client.get_arg().resolve(0, len(answer)).update(0, answer)
        client.complete(0, 0)

    def write(self, client, data):
        if self.failures:
            return client.complete(-1, self.failures.pop(0))
        if len(data) < 2:                  # as the kernel
            return client.complete(-1, errno.EINVAL)
        def done():
            self.outs.append(data)
            client.complete(len(data), 0)
            return False
        if self.held is not None:
            self.held.append(done)
        else:
            GLib.timeout_add(self.slow, done) if self.slow else done()


class Bench:
    def __init__(self):
        self.testbed = UMockdev.Testbed.new()
        self.root = self.testbed.get_root_dir()
        for folder in ('/dev', '/sys/class/hidraw', '/sys/bus'):
            os.makedirs(self.root + folder, exist_ok=True)
        self.devices, self.by_node, self.bases, self.clients, self.sequence = {}, {}, {}, {}, 0

    def free_minor(self):
        """A node is never used twice at once; a replugged device comes back under the next number."""
        return FIRST_MINOR + self.sequence

    def attach(self, node):
        base = UMockdev.IoctlBase()
        base.connect('handle-ioctl', self.guarded(lambda client, device, _h: device.ioctl(
            client, client.get_request() & 0xffffffff), errno.ENODEV))
        base.connect('handle-read', self.guarded(self.read, errno.EIO))
        base.connect('handle-write', self.guarded(lambda client, device, _h: device.write(
            client, bytes(client.get_arg().retrieve())), errno.ENODEV))
        self.testbed.attach_ioctl(node, base)
        self.bases[node] = base            # kept: handles of an unplugged device still get their errors from it

    def guarded(self, answer, gone):
        def run(_base, client):
            device, handle = self.owner(client)
            try:
                if device is None or not device.alive or device.handles.get(hash(client)) is not handle:
                    client.complete(-1, gone)
                else:
                    answer(client, device, handle)
            except Exception as error:     # never leave the process hanging in its system call
                print('bench: %r' % error, file=sys.stderr)
                client.complete(-1, errno.EIO)
            return True
        return run

    def owner(self, client):
        key = hash(client)                 # the object's address; kept alive so that it is not used again
        if key not in self.clients:
            device, handle = self.by_node.get(client.get_devnode()), Handle()
            self.clients[key] = (client, device, handle)
            if device:
                device.handles[key] = handle
        return self.clients[key][1:]

    def prune(self):                       # umockdev 0.17 tells nobody that a client has closed: ask
        for key, (client, device, handle) in list(self.clients.items()):
            if client.get_connected():
                continue
            del self.clients[key]
            if device and device.handles.get(key) is handle:
                del device.handles[key]
                device.update_token()
        return True

    def read(self, client, device, handle):
        if not handle.queue:               # the token was for another handle: no data, and do not spin
            GLib.timeout_add(10, lambda: client.complete(-1, errno.EAGAIN) and False)
            return
        data = handle.queue.pop(0)
        device.update_token()
        if isinstance(data, int):          # a failure
            client.complete(-1, data)
            return
        buffer = client.get_arg()
        count = min(len(data), buffer.data_length1)
        buffer.update(0, data[:count])
        client.complete(count, 0)

    def command(self, c):
        do, name = c['do'], c.get('name')
        if do == 'clients':
            self.prune()
            return len(self.clients)
        if do in ('plug', 'half'):
            if 'vendor' in c:
                self.devices[name] = Device(self, c)
            return self.devices[name].plug(half=do == 'half')
        device = self.devices[name]
        if do == 'unplug':
            return device.unplug()
        if do == 'report':
            return device.report(bytes.fromhex(c['hex']))
        if do == 'outs':
            return [out.hex() for out in device.outs]
        if do == 'deny':
            device.deny = getattr(errno, c['errno']) if c['errno'] else 0
            return None
        if do == 'failwrite':
            device.failures.append(getattr(errno, c['errno']))
            return None
        if do == 'failread':
            return device.report(getattr(errno, c['errno']))
        if do == 'slowwrite':
            device.slow = c['ms']
            return None
        if do == 'holdwrite':
            device.held = []
            return None
        if do == 'endwrite':
            held, device.held = device.held, None
            for done in held:
                done()
            return None
        raise ValueError('unknown command ' + do)


def main():
    loop, bench = GLib.MainLoop(), Bench()

    def on_line(*_):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            answer = {'ok': bench.command(json.loads(line))}
        except Exception as error:
            answer = {'error': str(error)}
        print(json.dumps(answer), flush=True)
        return True

    GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, on_line)
    GLib.timeout_add(20, bench.prune)
    print(json.dumps({'UMOCKDEV_DIR': bench.root, 'LD_PRELOAD': 'libumockdev-preload.so.0'}), flush=True)
    try:
        loop.run()
    finally:
        shutil.rmtree(bench.root, ignore_errors=True)


main()
