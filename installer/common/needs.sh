# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# What a verb needs from this machine, and whether it is there. Only looks at files: a provisioned machine pays a few
# milliseconds. What is missing is installed by installer/linux/provision.sh, or named with the command that cures it.

has_display() {
    case $(uname -s) in
        Linux) [ -n "${DISPLAY-}" ] ;;
        *) true ;;
    esac
}

# Is one of the files there? The shell has already expanded the patterns.
any_file() {
    for file; do
        [ -e "$file" ] && return 0
    done
    return 1
}

# has_library NAME, as in libgtk-3.so.0
has_library() {
    any_file /usr/lib/*-linux-*/"$1" /usr/lib64/"$1" /usr/lib/"$1" /usr/local/lib/"$1"
}

has_gtk() {
    [ "$(uname -s)" != Linux ] || { has_library libgtk-3.so.0 && has_library libGL.so.1 && has_library libXtst.so.6 && has_library libXxf86vm.so.1; }
}

# Text is shaped and measured by these, with and without a display.
has_text_rendering() {
    [ "$(uname -s)" != Linux ] || { has_library libpangoft2-1.0.so.0 && has_library libfontconfig.so.1 && [ -d /etc/fonts ]; }
}

# Prints the major versions of the installed servers that have the extensions $@, newest first.
servers_with() {
    for bin in /usr/lib/postgresql/*/bin; do
        if ! [ -x "$bin/initdb" ] || ! [ -x "$bin/postgres" ]; then continue; fi
        major=${bin#/usr/lib/postgresql/}
        major=${major%/bin}
        for extension; do
            [ -e "/usr/share/postgresql/$major/extension/$extension.control" ] || continue 2
        done
        echo "$major"
    done | sort -rn
}

# Servers outside Debian's places: Fedora, Homebrew, Postgres.app.
has_other_server_with() {
    any_file /usr/share/pgsql/extension/"$1".control \
        /opt/homebrew/share/postgresql*/extension/"$1".control \
        /usr/local/share/postgresql*/extension/"$1".control \
        /Applications/Postgres.app/Contents/Versions/latest/share/postgresql/extension/"$1".control
}

has_server_with() {
    [ -n "$(servers_with "$@")" ] && return 0
    for extension; do
        has_other_server_with "$extension" || return 1
    done
}

has_server() {
    [ -n "$(servers_with)" ] || command -v postgres >/dev/null 2>&1 ||
        any_file /usr/bin/postgres /opt/homebrew/opt/postgresql*/bin/postgres /usr/local/opt/postgresql*/bin/postgres \
            /Applications/Postgres.app/Contents/Versions/latest/bin/postgres
}

has_debian_packages() {
    command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1
}

# Python migrations are tested with the system's interpreter and Debian's driver for it.
has_python_driver() {
    any_file /usr/lib/python3/dist-packages/psycopg/__init__.py /usr/lib/python3*/site-packages/psycopg/__init__.py \
        /usr/lib64/python3*/site-packages/psycopg/__init__.py && return 0
    ! command -v apt-get >/dev/null 2>&1
}

# Sets $missing: words out of server, vector, window, text, python.
find_missing() {
    missing=
    for need in $1; do
        case " $missing " in *" $need "*) continue ;; esac
        case $need in
            server) has_server_with postgis || missing="$missing server" ;;
            vector) has_server_with postgis vector || missing="$missing vector" ;;
            window) has_gtk || missing="$missing window" ;;
            text) has_text_rendering || missing="$missing text" ;;
            python) has_python_driver || missing="$missing python" ;;
        esac
    done
}

# Prints what the command line $@ needs.
needs_of() {
    verb=${1-}
    for word; do
        case $word in
            -h | --help | -V | --version) return 0 ;;
            --connection | --connection=*) return 0 ;;
        esac
    done
    case $verb in
        '' | demo) if has_display; then echo window text; else echo text; fi ;;
    esac
    case $verb in
        demo) echo server vector text ;;
        test) echo server vector text python ;;
        sandbox) case ${2-} in start | reset) echo server vector ;; esac ;;
        samples) case ${2-} in load) echo server vector ;; esac ;;
        map | package) echo text ;;
    esac
}

why() {
    case $1 in
        server) echo "a real PostgreSQL server with PostGIS, for the private database and the map" ;;
        vector) echo "pgvector, for the samples with embeddings" ;;
        window) echo "GTK 3 and OpenGL libraries, for the window" ;;
        text) echo "font libraries, to draw text" ;;
        python) echo "Python's driver for PostgreSQL, for the tests of migrations in Python" ;;
    esac
}

# Provides what the command line $@ needs, as far as this machine allows. A window and its text cannot do without.
provide_for() {
    find_missing "$(needs_of "$@")"
    [ -n "$missing" ] || return 0
    mkdir -p "$state"
    for need in $missing; do
        given_up "$need" || say "Missing: $(why "$need")."
    done
    if [ "${ALIDADE_PROVISION-}" != no ] && has_debian_packages; then
        . "$home/installer/linux/provision.sh"
        provision "$missing" || true
        find_missing "$missing"
    fi
    for need in $missing; do
        without "$need"
    done
}

# A step that failed is not tried again on every start, but once a day.
given_up() {
    [ -n "$(find "$state/failed-$1" -mmin -1440 2>/dev/null)" ]
}

# Goes on without $1 and says so, or ends.
without() {
    cure=$(cure_of "$1")
    case $1 in
        window) fail MISSING_LIBRARIES "Cannot open a window without $(why window)." "$cure" ;;
        server) say "Going on with the embedded server (no PostGIS, so no map). To have it: $cure" ;;
        vector) given_up vector || say "Going on without pgvector. To have it: $cure" ;;
        python) given_up python || say "Going on without Python's driver; its tests will fail. To have it: $cure" ;;
        text)
            # Where libraries lie elsewhere than on Debian and Fedora, the look at files may be wrong.
            if command -v apt-get >/dev/null 2>&1 || command -v dnf >/dev/null 2>&1; then
                fail MISSING_LIBRARIES "Cannot draw text without $(why text)." "$cure"
            fi
            say "Going on, though drawing text may fail. To have it: $cure"
            ;;
    esac
}

vector_cure() {
    package=postgresql-$(servers_with postgis | head -n 1)-pgvector
    if apt-cache show "$package" >/dev/null 2>&1; then
        echo "sudo apt-get install $package"
    else
        echo "run this once as root or with sudo; it builds $package from the distribution's source package"
    fi
}

# The command that cures the lack of $1 on this machine.
cure_of() {
    if command -v apt-get >/dev/null 2>&1; then
        case $1 in
            server) echo "sudo apt-get install postgresql postgresql-postgis" ;;
            vector) vector_cure ;;
            window) echo "sudo apt-get install libgtk-3-0 libgl1 libxtst6 libxxf86vm1 (Ubuntu 24.04, Debian 13: libgtk-3-0t64)" ;;
            text) echo "sudo apt-get install libpangoft2-1.0-0 libfreetype6 fontconfig" ;;
            python) echo "sudo apt-get install python3-psycopg" ;;
        esac
    elif command -v dnf >/dev/null 2>&1; then
        case $1 in
            server) echo "sudo dnf install postgresql-server postgresql-contrib postgis" ;;
            vector) echo "sudo dnf install pgvector" ;;
            window) echo "sudo dnf install gtk3 mesa-libGL libXtst libXxf86vm" ;;
            text) echo "sudo dnf install pango freetype fontconfig" ;;
        esac
    elif [ "$(uname -s)" = Darwin ]; then
        case $1 in
            server) echo "brew install postgresql@17 postgis" ;;
            vector) echo "brew install pgvector" ;;
            *) echo "nothing known" ;;
        esac
    else
        case $1 in
            server) echo "install PostgreSQL and PostGIS (on Windows: winget install PostgreSQL.PostgreSQL.17, then PostGIS from its Stack Builder)" ;;
            vector) echo "install pgvector for your server" ;;
            window) echo "install GTK 3, OpenGL and libXtst" ;;
            text) echo "install pango, freetype and fontconfig" ;;
        esac
    fi
}
