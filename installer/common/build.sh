# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# Builds target/app when the sources are newer than the last build; one build at a time.

build_log=$home/target/launcher/build.log
build_lock=$home/target/launcher/building
build_stamp=$home/target/launcher/built

# A deleted file counts too: it makes its folder newer.
build_is_fresh() {
    [ -f "$build_stamp" ] && [ -f "$app/alidade.jar" ] &&
        [ -z "$(find "$home/pom.xml" "$home/src/main" "$home/src/build" "$home/resources" -newer "$build_stamp" 2>/dev/null | head -n 1)" ]
}

# The lock is a symbolic link whose target is the owner's process id: made in one step, never seen without its owner.
lock_build() {
    mkdir -p "$state"
    waited=0
    until ln -s "$$" "$build_lock" 2>/dev/null; do
        owner=$(readlink "$build_lock") || continue
        if ! kill -0 "$owner" 2>/dev/null && ! [ -d "/proc/$owner" ]; then
            drop_stale_lock "$owner"
            continue
        fi
        [ "$waited" -eq 0 ] && say "Another build is running (process $owner); waiting for it …"
        waited=$((waited + 1))
        if [ "$waited" -gt 3600 ]; then
            fail BUILD_LOCKED "Process $owner has been building for an hour." "End it, or delete target/launcher/building."
        fi
        sleep 1
    done
    trap unlock_build EXIT
    trap 'end_maven; exit 130' INT
    trap 'end_maven; exit 143' TERM
}

# Two waiters may see the same dead owner: who moved away a live lock instead puts it back.
drop_stale_lock() {
    mv "$build_lock" "$build_lock.$$" 2>/dev/null || return 0
    if [ "$(readlink "$build_lock.$$")" = "$1" ]; then
        rm -f "$build_lock.$$"
    else
        mv "$build_lock.$$" "$build_lock"
    fi
}

unlock_build() {
    [ "$(readlink "$build_lock" 2>/dev/null)" = "$$" ] && rm -f "$build_lock"
    trap - EXIT INT TERM
}

# Maven in the background and a wait: only so does a signal end it at once.
run_maven() {
    # Maven's own libraries would warn about these two on a JDK 25.
    quiet="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    (cd "$home" && JAVA_HOME=$jdk MAVEN_OPTS="${MAVEN_OPTS-} $quiet" exec mvn -B "$@") </dev/null &
    maven=$!
    wait "$maven"
}

end_maven() {
    [ -z "${maven-}" ] || kill "$maven" 2>/dev/null || true
}

# The stamp carries the time the build began, so that an edit during the build makes it stale.
before_build() {
    rm -f "$build_stamp" "$trained_cache"
    : >"$build_stamp.new"
}

after_build() {
    mv "$build_stamp.new" "$build_stamp"
}

build_if_stale() {
    build_is_fresh && return 0
    require_maven
    lock_build
    if ! build_is_fresh; then
        build_app
    fi
    unlock_build
}

build_app() {
    if [ -d "$app/lib" ]; then
        say "Building Alidade (sources changed) …"
    else
        say "Building Alidade (first time: a few minutes) …"
    fi
    before_build
    # A new file, not the old one overwritten: a window that is open keeps reading the jar it started from.
    rm -f "$app/alidade.jar"
    if ! run_maven -q -Dstyle.color=never -DskipTests -Dgates.skip=true package >"$build_log" 2>&1; then
        show_tail "$build_log"
        fail BUILD_FAILED "The build failed; its end stands above." "The whole log: $build_log"
    fi
    if ! [ -f "$app/alidade.jar" ]; then
        fail BUILD_FAILED "The build ended without target/app/alidade.jar." "The whole log: $build_log"
    fi
    after_build
    train_in_background
}
