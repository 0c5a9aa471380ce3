"""A printer at a serial port or USB device file: a pseudo-terminal whose far end is the virtual printer's TCP port.

usage: terminal.py HOST PORT raw|cooked     prints the path of the near end, then passes bytes both ways until stdin closes.
`cooked` leaves the terminal as a new one is: it echoes and changes bytes until somebody sets it up.
"""
import os, pty, select, socket, sys, tty

host, port, mode = sys.argv[1:4]
far, near = pty.openpty()
if mode == "raw":
    tty.setraw(near)
printer = socket.create_connection((host, int(port)))
printer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print(os.ttyname(near), flush=True)
# `near` stays open here, so that the far end does not end whenever a job's connection does.
while True:
    ready, _, _ = select.select([far, printer, sys.stdin], [], [])
    if sys.stdin in ready and not os.read(0, 100):
        break
    if far in ready:
        printer.sendall(os.read(far, 4096))
    if printer in ready:
        answer = printer.recv(4096)
        if not answer:
            break
        os.write(far, answer)
