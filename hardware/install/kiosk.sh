#!/bin/sh
# Makes a bare Debian machine a kiosk: it boots into the page, with the agent beside it (docs/install-kiosk.md).
# Run as root in the folder of the unpacked project. Repeating it is harmless; it is also how a kiosk is updated.
set -eu

HUB='' TOKEN='' CONFIG='' CA='' ACTION=install DRY=''
USER_NAME=onewindow-kiosk
HOME_DIR=/var/lib/onewindow-kiosk
# Its own: a hub on the same machine has another.
APP_DIR=/opt/onewindow-agent
ETC_DIR=/etc/onewindow
SOURCE=$(cd "$(dirname "$0")" && pwd)
PROJECT=$(cd "$SOURCE/../.." && pwd)

usage() {
  cat <<'TEXT'
kiosk.sh --hub URL [--ca FILE] [--token-file FILE --agent-config FILE] [--dry-run]   installs or updates
kiosk.sh --uninstall [--dry-run]                                                     removes all of it

  --hub            address of the hub, http://… or https://…
  --ca             the authority of the hub's certificate (PEM), where it is the hall's own
  --token-file     the agent's token (npm run admin -- token --role agent); with it the agent is installed too
  --agent-config   its agent.json (docs/agent.md)
  --dry-run        prints what would be done and changes nothing
TEXT
}

fail() {
  echo "kiosk.sh: $1" >&2
  exit 2
}

value() {
  if [ "$#" -lt 2 ] || [ -z "$2" ]; then fail "$1 needs a value"; fi
}

while [ "$#" -gt 0 ]; do
  case $1 in
  --hub) value "$@"; HUB=$2; shift 2 ;;
  --ca) value "$@"; CA=$2; shift 2 ;;
  --token-file) value "$@"; TOKEN=$2; shift 2 ;;
  --agent-config) value "$@"; CONFIG=$2; shift 2 ;;
  --uninstall) ACTION=uninstall; shift ;;
  --dry-run) DRY=1; shift ;;
  --help | -h) usage; exit 0 ;;
  *) fail "unknown option $1; see --help" ;;
  esac
done

# Does it, or says it.
run() {
  if [ -n "$DRY" ]; then
    echo "+ $*"
  else
    "$@"
  fi
}

# put NAME TARGET MODE: a file of this folder, with the hub's address and the folders filled in.
put() {
  if [ -n "$DRY" ]; then
    echo "+ write $2 (mode $3)"
    filled "$1" | sed 's/^/| /'
  else
    mkdir -p "$(dirname "$2")"
    filled "$1" >"$2"
    chmod "$3" "$2"
  fi
}

filled() {
  sed -e "s#@HUB@#$HUB#g" -e "s#@USER@#$USER_NAME#g" -e "s#@HOME@#$HOME_DIR#g" \
    -e "s#@NODE@#$(command -v node || echo /usr/bin/node)#g" -e "s#@APP@#$APP_DIR#g" -e "s#@ETC@#$ETC_DIR#g" "$SOURCE/$1"
}

check() {
  [ -n "$DRY" ] || [ "$(id -u)" -eq 0 ] || fail 'run it as root, or with --dry-run'
  [ "$ACTION" = install ] || return 0
  # The address stands in a unit file and behind sed: nothing but what an address is made of.
  printf '%s\n' "$HUB" | grep -Eq '^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?$|^https?://\[[0-9a-fA-F:]+\](:[0-9]{1,5})?$' ||
    fail '--hub must be the address of the hub alone, such as http://192.168.10.2:8080'
  if [ -n "$CA" ]; then
    case $HUB in https://*) ;; *) fail '--ca is for a hub at https://' ;; esac
    grep -q '^-----BEGIN CERTIFICATE-----' "$CA" 2>/dev/null || fail '--ca must be a certificate in PEM form'
  fi
  if [ -n "$TOKEN$CONFIG" ]; then
    [ -r "$TOKEN" ] || fail '--token-file cannot be read'
    [ -r "$CONFIG" ] || fail '--agent-config cannot be read'
  fi
}

install_page() {
  run apt-get update
  run apt-get install --yes --no-install-recommends cage xwayland chromium fonts-noto-cjk dbus-user-session libpam-systemd pipewire-alsa pipewire wireplumber
  id "$USER_NAME" >/dev/null 2>&1 ||
    run useradd --system --create-home --home-dir "$HOME_DIR" --shell /usr/sbin/nologin --groups audio,video,input,render "$USER_NAME"
  put kiosk-session.sh /usr/local/lib/onewindow/kiosk-session 0755
  put kiosk-browser.sh /usr/local/lib/onewindow/kiosk-browser 0755
  put onewindow-kiosk.service /etc/systemd/system/onewindow-kiosk.service 0644
  put onewindow-kiosk.pam /etc/pam.d/onewindow-kiosk 0644
  put chromium-policy.json /etc/chromium/policies/managed/onewindow.json 0644
  # The screen is the kiosk's alone: no console, no sleep.
  run systemctl disable getty@tty1.service
  run systemctl mask sleep.target suspend.target hibernate.target hybrid-sleep.target
  run systemctl set-default graphical.target
}

# The browser knows authorities by its user's own store, the agent by Node.js's variable; neither asks the system's.
install_ca() {
  [ -n "$CA" ] || return 0
  run apt-get install --yes --no-install-recommends libnss3-tools
  run mkdir -p "$ETC_DIR"
  run install -m 0644 "$CA" "$ETC_DIR/ca.pem"
  put agent.env "$ETC_DIR/agent.env" 0644
  store="$HOME_DIR/.pki/nssdb"
  run runuser -u "$USER_NAME" -- mkdir -p "$store"
  [ -e "$store/cert9.db" ] || run runuser -u "$USER_NAME" -- certutil -d "sql:$store" -N --empty-password
  # One from before goes first: under a name that is taken the new one would be kept out.
  [ ! -e "$store/cert9.db" ] || run runuser -u "$USER_NAME" -- certutil -d "sql:$store" -D -n onewindow 2>/dev/null || true
  run runuser -u "$USER_NAME" -- certutil -d "sql:$store" -A -t C,, -n onewindow -i "$ETC_DIR/ca.pem"
}

# Debian 12 has a Node.js that is too old; better told now than by a build that fails.
check_node() {
  [ -z "$DRY" ] || return 0
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major < 20 || (major === 20 && minor < 19) || major >= 26 ? 1 : 0)' ||
    fail "the agent needs Node.js 20.19 or newer, below 26; this is $(node --version). Install one (nodejs.org) and run this again"
}

install_agent() {
  [ -n "$TOKEN" ] || return 0
  # Where somebody put a Node.js of their own, it is taken.
  command -v npm >/dev/null || run apt-get install --yes --no-install-recommends nodejs npm
  check_node
  run apt-get install --yes --no-install-recommends rsync libudev1 libusb-1.0-0
  id onewindow-agent >/dev/null 2>&1 ||
    run useradd --system --home-dir /var/lib/onewindow-agent --shell /usr/sbin/nologin onewindow-agent
  run mkdir -p "$APP_DIR" "$ETC_DIR"
  run rsync -a --delete --exclude .git --exclude /data --exclude node_modules "$PROJECT/" "$APP_DIR/"
  # Packages and build are made once, here; the unit itself may not write to the program. Without install scripts: what they compile is
  # the hub's database, and an agent has none.
  run sh -c "cd $APP_DIR && npm ci --ignore-scripts --no-audit --no-fund && npm run build"
  run install -o onewindow-agent -m 0400 "$TOKEN" "$ETC_DIR/agent.token"
  run install -m 0644 "$CONFIG" "$ETC_DIR/agent.json"
  put 70-onewindow-hid.rules /etc/udev/rules.d/70-onewindow-hid.rules 0644
  put onewindow-agent.service /etc/systemd/system/onewindow-agent.service 0644
  # Where no udev runs (a container) the rules are read at the next boot.
  run udevadm control --reload || true
  run udevadm trigger --subsystem-match=hidraw || true
}

start() {
  run systemctl daemon-reload
  run systemctl enable onewindow-kiosk.service
  run systemctl restart onewindow-kiosk.service
  [ -n "$TOKEN" ] || return 0
  run systemctl enable onewindow-agent.service
  run systemctl restart onewindow-agent.service
}

# Ratings not yet delivered lie in the agent's data. Told, not deleted.
uninstall() {
  for unit in onewindow-kiosk onewindow-agent; do
    [ -n "$DRY" ] || [ -e "/etc/systemd/system/$unit.service" ] || continue
    run systemctl disable --now "$unit.service" || true
    run rm -f "/etc/systemd/system/$unit.service"
  done
  run rm -f /etc/pam.d/onewindow-kiosk /etc/chromium/policies/managed/onewindow.json /etc/udev/rules.d/70-onewindow-hid.rules
  run rm -rf /usr/local/lib/onewindow "$APP_DIR"
  run rm -f "$ETC_DIR/agent.token" "$ETC_DIR/agent.json" "$ETC_DIR/agent.env" "$ETC_DIR/ca.pem"
  run systemctl daemon-reload
  run udevadm control --reload || true
  run systemctl unmask sleep.target suspend.target hibernate.target hybrid-sleep.target
  run systemctl enable getty@tty1.service
  run systemctl set-default multi-user.target
  run userdel --remove "$USER_NAME" || true
  echo "The folder /var/lib/onewindow-agent stays: ratings not yet delivered may lie in it."
}

check
if [ "$ACTION" = uninstall ]; then
  uninstall
else
  install_page
  install_ca
  install_agent
  start
fi
