# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# Installs on Debian and Ubuntu what installer/common/needs.sh found missing, from the machine's own apt sources.

provision_log=$state/provision.log

# Runs a command as root: directly, with sudo that asks for nothing, or with sudo that may ask on the terminal.
as_root() {
    case $root_by in
        self) "$@" ;;
        sudo) sudo -n "$@" ;;
        asking-sudo) sudo "$@" ;;
    esac
}

# Sets $root_by; fails when nobody can become root here.
find_root() {
    root_by=
    if [ "$(id -u)" -eq 0 ]; then
        root_by=self
    elif command -v sudo >/dev/null 2>&1; then
        if sudo -n true 2>/dev/null; then
            root_by=sudo
        elif [ "${CI-}" != true ] && [ -t 0 ] && [ -t 2 ]; then
            root_by=asking-sudo
            say "sudo may ask for your password; ALIDADE_PROVISION=no goes on without installing."
        fi
    fi
    [ -n "$root_by" ]
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >>"$provision_log" 2>&1 </dev/null
}

has_candidate() {
    apt-cache policy "$1" 2>/dev/null | grep -q '^ *Candidate: [^(]'
}

# install WHY PACKAGE…
install() {
    say "Installing $1: $(shift && echo "$*") …"
    shift
    apt install --no-install-recommends "$@" && return 0
    # The package lists may be older than the mirror.
    apt update && apt install --no-install-recommends "$@" && return 0
    show_tail "$provision_log"
    say "That failed; the whole log: $provision_log"
    return 1
}

# Prints the first of the packages $@ that apt can install.
first_candidate() {
    for package; do
        if has_candidate "$package"; then
            echo "$package"
            return 0
        fi
    done
    return 1
}

# Prints the server major to use: the newest one installed that PostGIS exists for, else the newest there is.
choose_major() {
    for major in $(servers_with) $(apt-cache pkgnames postgresql- | sed -n 's/^postgresql-\([0-9]*\)$/\1/p' | sort -rn); do
        if has_candidate "postgresql-$major" && has_candidate "postgresql-$major-postgis-3"; then
            echo "$major"
            return 0
        fi
    done
    return 1
}

# Debian makes and starts a cluster for a new server. Ours has its own in the user's folder: that one is not made, and the
# setting goes away again, so that servers installed later behave as usual.
without_main_cluster() {
    setting=/etc/postgresql-common/createcluster.d/alidade.conf
    as_root mkdir -p "${setting%/*}"
    echo "create_main_cluster = false" | as_root tee "$setting" >/dev/null
    result=0
    "$@" || result=$?
    as_root rm -f "$setting"
    as_root rmdir "${setting%/*}" 2>/dev/null || true
    return "$result"
}

provide_server() {
    major=$(choose_major) || { apt update && major=$(choose_major); } || {
        say "apt knows no PostgreSQL server with PostGIS; log: $provision_log"
        return 1
    }
    set -- "postgresql-$major" "postgresql-$major-postgis-3"
    if has_candidate "postgresql-$major-pgvector"; then
        set -- "$@" "postgresql-$major-pgvector"
    fi
    without_main_cluster install "the server (no cluster is made, no service is configured)" "$@"
}

provide_vector() {
    major=$(servers_with postgis | head -n 1)
    [ -n "$major" ] || return 1
    if has_server_with postgis vector; then
        return 0
    elif has_candidate "postgresql-$major-pgvector"; then
        install "pgvector" "postgresql-$major-pgvector"
    else
        . "$home/installer/linux/pgvector.sh"
        build_pgvector "$major"
    fi
}

provide_window() {
    gtk=$(first_candidate libgtk-3-0t64 libgtk-3-0) || { apt update && gtk=$(first_candidate libgtk-3-0t64 libgtk-3-0); } || return 1
    install "libraries for the window" "$gtk" libgl1 libxtst6 libxxf86vm1
}

provide_text() {
    install "font libraries" libpangoft2-1.0-0 libfreetype6 fontconfig
}

provide_python() {
    install "Python's driver" python3 python3-psycopg
}

# provision "NEED …": tries each one, remembers a failure for a day.
provision() {
    # shellcheck disable=SC2086 # words
    set -- $1
    pending=
    for need; do
        given_up "$need" || pending="$pending $need"
    done
    [ -n "$pending" ] || return 0
    find_root || return 0
    : >"$provision_log"
    for need in $pending; do
        "provide_$need" || : >"$state/failed-$need"
    done
}
