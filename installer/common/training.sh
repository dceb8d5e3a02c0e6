# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# The JVM's ahead-of-time cache: classes loaded and linked in a training run, so that the next start takes about half the
# time. It belongs to one build and one JDK; the JVM ignores it when they changed.

training_seconds=8
trained_cache=$state/alidade.aot

# train CACHE JAVA OPTION…: opens the window on JavaFX's headless platform with an empty home, ends it, keeps the cache.
train() {
    unfinished=$1.$$
    cache=$1
    java=$2
    shift 2
    training_home=$(mktemp -d) || return 1
    ALIDADE_HOME=$training_home nice -n 19 "$java" -XX:AOTCacheOutput="$unfinished" -Xlog:aot=off -Xlog:cds=off \
        -Dglass.platform=Headless -Dprism.order=sw "$@" </dev/null &
    window=$!
    sleep "$training_seconds"
    kill "$window" 2>/dev/null
    wait "$window"
    result=1
    [ ! -s "$unfinished" ] || { mv "$unfinished" "$cache" && result=0; }
    rm -rf "$training_home" "$unfinished" "$unfinished.config"
    return "$result"
}

# The app in target/ gets its cache quietly, while the first start is already on its way.
train_in_background() {
    [ "${CI-}" != true ] || return 0
    (
        set +e
        sleep 10
        train "$trained_cache" "$jdk/bin/java" "@$home/src/build/java-options" --module-path "$app/fx" \
            -cp "$app/alidade.jar" "$launcher_class"
    ) </dev/null >"$state/training.log" 2>&1 &
}
