#!/bin/sh
# The page, and nothing else. Started by onewindow-kiosk.service inside the compositor; its profile keeps the kiosk's pairing.
set -eu
PROFILE=@HOME@/profile
# After a power cut the browser must not ask whether to restore anything.
if [ -f "$PROFILE/Default/Preferences" ]; then
  sed -i -e 's/"exited_cleanly":false/"exited_cleanly":true/' -e 's/"exit_type":"[^"]*"/"exit_type":"Normal"/' \
    "$PROFILE/Default/Preferences"
fi
exec /usr/bin/chromium \
  --kiosk \
  --user-data-dir="$PROFILE" \
  --ozone-platform=wayland \
  --autoplay-policy=no-user-gesture-required \
  --disable-pinch \
  --overscroll-history-navigation=0 \
  --disable-features=Translate,TouchpadOverscrollHistoryNavigation \
  --noerrdialogs \
  --disable-session-crashed-bubble \
  --hide-crash-restore-bubble \
  --no-first-run \
  --no-default-browser-check \
  --password-store=basic \
  --disable-background-networking \
  --disable-component-update \
  --disable-sync \
  @HUB@/kiosk
