# shellcheck shell=sh
# How the launcher speaks: progress and failures on stderr, and with --json one JSON object on stdout when it fails.

for argument in "$@"; do
    case $argument in --json) json_wanted=yes ;; esac
done

say() {
    printf 'alidade: %s\n' "$*" >&2
}

# The last lines of a log file, indented, on stderr; without Maven's advice on Maven.
show_tail() {
    grep -v -e 'Help 1' -e 'Maven using' -e 'full stack trace' -e 'about the errors and possible' -e '^\[ERROR\] *$' -e '^WARNING: ' "$1" |
        tail -n 20 | sed 's/^/    /' >&2
}

json_string() {
    printf '%s' "$1" | tr '\n\t' '  ' | sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$/"/'
}

# stop EXIT-CODE ERROR-CODE MESSAGE NEXT-STEP
stop() {
    say "$3"
    say "  $4"
    if [ "${json_wanted-}" = yes ]; then
        printf '{"error":{"code":"%s","sqlstate":null,"message":%s,"nextStep":%s}}\n' \
            "$2" "$(json_string "$3")" "$(json_string "$4")"
    fi
    exit "$1"
}

# A failed step: fail ERROR-CODE MESSAGE NEXT-STEP
fail() {
    stop 1 "$@"
}

# A wrong command line: refuse MESSAGE NEXT-STEP
refuse() {
    stop 2 USAGE "$@"
}
