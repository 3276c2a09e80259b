#!/bin/sh
# Installs the Debian packages of the lists named as arguments that are not there yet.
# A quick look when nothing is missing; needs root or sudo only when something is.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
case "${1:-}" in
    "") set -- "$here/apt-packages.txt" ;;
esac

if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: see $* for what the program needs." >&2
    exit 0
fi

# Names of later releases (libglib2.0-0t64) provide the old ones.
have=" $(dpkg-query -W -f='${db:Status-Abbrev} ${Package} ${Provides}\n' |
    sed -n 's/^ii *//p' | sed 's/([^)]*)//g; s/,/ /g' | tr -s ' \n' '  ') "

missing() {  # missing MARK LIST…: the packages of the lists that are not installed
    mark=$1
    shift
    sed 's/#.*//; s/[[:space:]]*$//' "$@" | while read -r first second; do
        case "$first" in
            "") continue ;;
            "?") [ "$mark" = "?" ] || continue; name=$second ;;
            *) [ "$mark" = "" ] || continue; name=$first ;;
        esac
        case "$have" in *" $name "*) ;; *) printf '%s ' "$name" ;; esac
    done
}

wanted=$(missing "" "$@")
extras=$(missing "?" "$@")
[ -n "$wanted$extras" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        [ -n "$wanted" ] || exit 0
        echo "As root, please: apt-get install $wanted" >&2
        exit 1
    fi
    as_root=sudo
fi

# Nothing that a package brings may start on this machine: an /usr/sbin/policy-rc.d of ours says no
# while we install, and postgresql-common (its programs are used by tests) makes no database.
$as_root sh -eu -s -- "$wanted" "$extras" <<'INSTALL'
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
ours=
if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy
    chmod 755 $policy
    ours=yes
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT INT TERM
fi
case " $1 " in *" postgresql "*)
    if [ ! -e /etc/postgresql-common ]; then
        mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    fi ;;
esac
echo "Installing: $1 $2" >&2
apt-get update -qq || echo "apt-get update failed; going on with the lists that are there" >&2
install() { apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null; }
[ -z "$1" ] || install $1
for name in $2; do
    install "$name" || echo "going on without $name" >&2
done
INSTALL
