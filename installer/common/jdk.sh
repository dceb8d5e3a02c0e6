# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154 # home, app, state, jdk: set by the launcher
# Finds the JDK that builds and runs Alidade, whatever the default `java` is.

# Prints the feature version (25, 26, …) of the JDK in folder $1; fails when there is no JDK.
jdk_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    else
        version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    fi
    [ -n "$version" ] && echo "$version"
}

is_suitable_jdk() {
    [ -n "$1" ] && found_version=$(jdk_version "$1") && [ "$found_version" -ge "$required_jdk" ]
}

# The JDK folder behind the `java` of the PATH.
jdk_on_path() {
    java=$(command -v java) || return 0
    java=$(readlink -f "$java" 2>/dev/null) || return 0
    dirname "$(dirname "$java")"
}

# Sets $jdk; fails when this machine has no suitable one.
find_jdk() {
    if [ -n "${ALIDADE_JAVA_HOME-}" ]; then
        is_suitable_jdk "$ALIDADE_JAVA_HOME" || return 1
        jdk=$ALIDADE_JAVA_HOME
        return 0
    fi
    user=${HOME:-/nonexistent}
    for candidate in \
        "${JAVA_HOME-}" \
        "$(jdk_on_path)" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$user"/.sdkman/candidates/java/* "$user"/.jdks/* \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$user"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_suitable_jdk "$candidate"; then
            jdk=$candidate
            return 0
        fi
    done
    return 1
}

jdk_cure() {
    case $(uname -s) in
        Darwin) echo "Install Adoptium Temurin $required_jdk ('brew install --cask temurin@$required_jdk'), or set ALIDADE_JAVA_HOME to a JDK $required_jdk." ;;
        *) echo "Install Adoptium Temurin $required_jdk or the distribution's package 'openjdk-$required_jdk-jdk', or set ALIDADE_JAVA_HOME to the folder of a JDK $required_jdk or newer." ;;
    esac
}

require_jdk() {
    find_jdk && return 0
    if [ -n "${ALIDADE_JAVA_HOME-}" ]; then
        fail NO_JDK "ALIDADE_JAVA_HOME points to '$ALIDADE_JAVA_HOME', which is no JDK $required_jdk or newer (bin/java and bin/javac)." \
            "$(jdk_cure)"
    fi
    fail NO_JDK "Alidade needs a JDK $required_jdk or newer and found none (looked at JAVA_HOME, the PATH and the usual folders)." \
        "$(jdk_cure)"
}

maven_cure() {
    case $(uname -s) in
        Darwin) echo "Install it with 'brew install maven', or put the 'mvn' of an Apache Maven 3.8 or newer on the PATH." ;;
        *) echo "Install the distribution's package 'maven', or put the 'mvn' of an Apache Maven 3.8 or newer on the PATH." ;;
    esac
}

require_maven() {
    command -v mvn >/dev/null 2>&1 && return 0
    fail NO_MAVEN "Alidade has to be built and Apache Maven ('mvn') is not on the PATH." "$(maven_cure)"
}
