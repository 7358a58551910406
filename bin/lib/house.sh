# What bin/setup, bin/run, bin/test and bin/check share. Sourced, never run.

HOUSE=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)

say() { printf '%s\n' "$*"; }

stop() { printf '%s\n' "$*" >&2; exit 1; }

# Print the comment at the top of the command itself: the help that cannot differ from the code's own.
help_from() { sed -n '2,/^[^#]/{ /^#/!d; s/^# \{0,1\}//; p; }' "$1"; }

# Whether one of the arguments asks for help.
asks_for_help() {
    for argument in "$@"; do
        case $argument in -h | --help) return 0 ;; esac
    done
    return 1
}

# Print how packages are installed here without asking anything: "", "sudo -n" or "no".
right_to_install() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say no
    elif [ "$(id -u)" = 0 ]; then
        say ""
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        say "sudo -n"
    else
        say no
    fi
}

# Install Debian packages; true when that worked. The log is shown only when it did not.
install_packages() {
    right=$(right_to_install)
    [ "$right" != no ] || return 1
    log=$(mktemp) || return 1
    if $right apt-get update -q >"$log" 2>&1 &&
        $right env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >>"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
}

# Print how a person installs Debian packages here: one command where there is apt-get.
how_to_install() {
    command="apt-get update && apt-get install -y --no-install-recommends $*"
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Install it with this system's own package manager (the names are Debian's), then start again."
    elif [ "$(id -u)" = 0 ]; then
        printf 'Install it with this one command, then start again:\n\n    %s\n' "$command"
    elif command -v sudo >/dev/null 2>&1; then
        printf "Install it with this one command, then start again:\n\n    sudo sh -c '%s'\n" "$command"
    else
        printf "Install it with this one command, then start again:\n\n    su -c '%s'\n" "$command"
    fi
}

# Fetch what a package-lock.json names with the npm of the environment, when the lock is another than the last time.
fetch_tools() {
    wanted=$(cksum <"$1/package-lock.json")
    if [ -f "$1/node_modules/.made-for" ] && [ "$(cat "$1/node_modules/.made-for")" = "$wanted" ]; then return 0; fi
    say "Fetching the tools of ${1#"$HOUSE/"} ..."
    (cd -- "$1" && PATH="$HOUSE/.venv/bin:$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || return 1
    printf '%s\n' "$wanted" >"$1/node_modules/.made-for"
}
