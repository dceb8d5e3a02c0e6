# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# What the package scripts of Linux and macOS share: one call of the JDK's jpackage on target/app.

package_folder=$home/target/package
package_log=$state/package.log

# The version in pom.xml without a suffix like -SNAPSHOT, which no installer format allows.
app_version() {
    sed -n '/<artifactId>alidade</,/<version>/ s/.*<version>\([0-9][0-9.]*\).*<\/version>.*/\1/p' "$home/pom.xml" | head -n 1
}

# run_jpackage OPTION…: the common options, the app, and the options it starts with.
run_jpackage() {
    [ -x "$jdk/bin/jpackage" ] || fail NO_JPACKAGE "$jdk has no jpackage." "$(jdk_cure)"
    mkdir -p "$state"
    input=$state/package-input
    rm -rf "$package_folder" "$input"
    mkdir -p "$package_folder" "$input"
    cp -R "$app/alidade.jar" "$app/lib" "$input"
    while IFS= read -r option; do
        case $option in '' | '#'*) continue ;; esac
        set -- "$@" --java-options "$option"
    done <"$home/src/build/java-options"
    if ! "$jdk/bin/jpackage" "@$home/installer/common/jpackage-options" --app-version "$(app_version)" \
        --module-path "$app/fx" --input "$input" --dest "$package_folder" "$@" >"$package_log" 2>&1; then
        show_tail "$package_log"
        fail PACKAGE_FAILED "jpackage failed; its end stands above." "The whole log: $package_log"
    fi
    rm -rf "$input"
}

# The one line a build script wants: where the installer is.
report_package() {
    say "Built $(basename "$1") ($(du -h "$1" | cut -f 1 | tr -d ' '))."
    echo "$1"
}
