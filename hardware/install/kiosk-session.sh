#!/bin/sh
# The kiosk's session, started by onewindow-kiosk.service: one program on the whole screen; cage blanks nothing and has no way out
# (-d: no window frames). It is a child of this shell and not the unit's own process, because a cage that cannot start (no screen yet)
# waits for all its children, and the session's helper, which ends only with the session, would be one of them.
/usr/bin/cage -d -- /usr/local/lib/onewindow/kiosk-browser &
CAGE=$!
trap 'kill "$CAGE"' TERM INT HUP
wait "$CAGE"
STATUS=$?
# Told to stop, the first wait ends before cage does.
wait "$CAGE"
exit "$STATUS"
