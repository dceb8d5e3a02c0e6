# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# Builds pgvector from the distribution's own source package, for releases without a binary one (Debian 12, Ubuntu 22.04).
# The source comes from the machine's own mirror, checked with the distribution's keyring, through apt state of its own:
# the machine's sources and package lists stay as they are. The result is a Debian package, so it can be removed as such.

# Prints "MIRROR SUITE COMPONENT KEYRING" of the first later release that has the source package.
pgvector_source() {
    . /etc/os-release
    mirror=$(apt-get indextargets --format "\$(CODENAME) \$(REPO_URI)" "Created-By: Packages" |
        sed -n "s/^${VERSION_CODENAME-none} //p" | head -n 1)
    [ -n "$mirror" ] || return 1
    case $ID in
        debian) echo "$mirror trixie main /usr/share/keyrings/debian-archive-keyring.gpg" ;;
        ubuntu) echo "$mirror noble universe /usr/share/keyrings/ubuntu-archive-keyring.gpg" ;;
        *) return 1 ;;
    esac
}

# build_pgvector MAJOR
build_pgvector() {
    # shellcheck disable=SC2046 # words
    set -- "$1" $(pgvector_source) || return 1
    if [ $# -ne 5 ] || ! [ -r "$5" ]; then
        say "Found no source package of pgvector for this release."
        return 1
    fi
    say "This release has no package of pgvector; building Debian's source package of suite $3 for PostgreSQL $1."
    install "what compiles pgvector" "postgresql-server-dev-$1" gcc make dpkg-dev libc6-dev || return 1
    work=$(mktemp -d) || return 1
    # apt's own unprivileged user reads and writes here too
    chmod 755 "$work"
    result=0
    (fetch_pgvector "$@" && package_pgvector "$1") >>"$provision_log" 2>&1 || result=$?
    if [ "$result" -eq 0 ]; then
        as_root dpkg -i "$work/pgvector.deb" >>"$provision_log" 2>&1 || result=$?
    fi
    rm -rf "$work"
    if [ "$result" -ne 0 ]; then
        show_tail "$provision_log"
        say "pgvector could not be built; the whole log: $provision_log"
    fi
    return "$result"
}

# fetch_pgvector MAJOR MIRROR SUITE COMPONENT KEYRING: the unpacked source in $work/source.
fetch_pgvector() {
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/empty"
    : >"$work/status"
    echo "deb-src [signed-by=$5] $2 $3 $4" >"$work/sources.list"
    separate="-o Dir::State::lists=$work/lists -o Dir::State::status=$work/status -o Dir::Cache=$work/cache
        -o Dir::Etc::sourcelist=$work/sources.list -o Dir::Etc::sourceparts=$work/empty"
    cd "$work" || return 1
    # shellcheck disable=SC2086 # words
    apt-get $separate -q update && apt-get $separate -q source pgvector || return 1
    mv pgvector-*/ source
}

# package_pgvector MAJOR: $work/pgvector.deb, older in version than the distribution's own, which so replaces it.
package_pgvector() {
    config=/usr/lib/postgresql/$1/bin/pg_config
    version=$(dpkg-parsechangelog -l "$work/source/debian/changelog" -S Version)
    # without -march=native: the file may meet another processor
    make -C "$work/source" -j2 PG_CONFIG="$config" OPTFLAGS="" with_llvm=no || return 1
    make -C "$work/source" PG_CONFIG="$config" with_llvm=no DESTDIR="$work/tree" install || return 1
    rm -rf "$work/tree/usr/include"
    mkdir -p "$work/tree/DEBIAN" "$work/tree/usr/share/doc/postgresql-$1-pgvector"
    cp "$work/source/debian/copyright" "$work/tree/usr/share/doc/postgresql-$1-pgvector/"
    cat >"$work/tree/DEBIAN/control" <<CONTROL
Package: postgresql-$1-pgvector
Version: $version~alidade1
Architecture: $(dpkg --print-architecture)
Maintainer: this machine <root@localhost>
Depends: postgresql-$1
Section: database
Priority: optional
Description: vector similarity search for PostgreSQL $1
 Built on this machine by Alidade from the distribution's source package.
CONTROL
    dpkg-deb --root-owner-group --build "$work/tree" "$work/pgvector.deb"
}
