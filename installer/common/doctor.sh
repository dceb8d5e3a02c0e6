# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# The short list of `alidade doctor`, for machines on which the Java part cannot start yet.

# report NAME CURE COMMAND…: present when the command succeeds.
report() {
    name=$1
    cure=$2
    shift 2
    if "$@" >/dev/null 2>&1; then
        printf '%-22s present\n' "$name"
    else
        printf '%-22s missing   %s\n' "$name" "$cure"
    fi
}

print_doctor() {
    case " $* " in
        *" --json "*)
            if find_jdk; then
                fail NO_MAVEN "Alidade is not built and Apache Maven ('mvn') is not on the PATH." "$(maven_cure)"
            fi
            fail NO_JDK "Alidade needs a JDK $required_jdk or newer and found none." "$(jdk_cure)"
            ;;
    esac
    report "JDK $required_jdk or newer" "$(jdk_cure)" find_jdk
    report "Maven" "$(maven_cure)" command -v mvn
    report "PostgreSQL server" "$(cure_of server)" has_server
    report "PostGIS" "$(cure_of server)" has_server_with postgis
    report "pgvector" "$(cure_of vector)" has_server_with postgis vector
    report "display" "No display: 'alidade demo' works without one, the window needs DISPLAY." has_display
    report "window libraries" "$(cure_of window)" has_gtk
    report "font libraries" "$(cure_of text)" has_text_rendering
}
