# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# The Debian package: jpackage links the run-time image and the app, dpkg-deb packs it with the menu entry, the icons and
# the command `alidade`. There are no maintainer scripts: what dpkg put there, dpkg takes away.

package_app() {
    command -v dpkg-deb >/dev/null 2>&1 ||
        fail NO_INSTALLER "A Debian package needs dpkg-deb." "Run this on Debian or Ubuntu."
    say "Linking the run-time image …"
    run_jpackage --type app-image --icon "$home/resources/icons/alidade-512.png"
    say "Packing the Debian package …"
    root=$package_folder/root
    version=$(app_version)
    architecture=$(dpkg --print-architecture)
    package=$package_folder/alidade_${version}_$architecture.deb
    (umask 022 && assemble_root) || fail PACKAGE_FAILED "The package's files could not be put together." "See above."
    train_package
    (umask 022 && assemble_control) || fail PACKAGE_FAILED "The package's control files could not be made." "See above."
    if ! dpkg-deb --root-owner-group -Zzstd -z9 --build "$root" "$package" >>"$package_log" 2>&1; then
        show_tail "$package_log"
        fail PACKAGE_FAILED "dpkg-deb failed; its end stands above." "The whole log: $package_log"
    fi
    rm -rf "$root" "$package_folder/Alidade"
    report_package "$package"
}

# The files as they will lie on the user's machine.
assemble_root() {
    mkdir -p "$root/DEBIAN" "$root/opt" "$root/usr/bin" "$root/usr/share/applications" "$root/usr/share/doc/alidade" &&
        cp -R "$package_folder/Alidade" "$root/opt/alidade" &&
        mv "$root/opt/alidade/bin/Alidade" "$root/opt/alidade/bin/alidade" &&
        class_path_of_the_jar "$root/opt/alidade/lib/app" &&
        ln -s /opt/alidade/bin/alidade "$root/usr/bin/alidade" &&
        cp "$home/installer/linux/deb/alidade.desktop" "$root/usr/share/applications/" &&
        cp "$home/installer/linux/deb/copyright" "$root/usr/share/doc/alidade/" &&
        gzip -9 -n -c "$home/CHANGELOG.md" >"$root/usr/share/doc/alidade/changelog.gz" &&
        assemble_icons
}

# jpackage puts every jar on the class path by name; the manifest of alidade.jar has them in the right order.
class_path_of_the_jar() {
    sed '/^app.classpath=.*\/lib\//d' "$1/Alidade.cfg" >"$1/alidade.cfg" && rm "$1/Alidade.cfg"
}

# A package without the cache works too, it only starts slower.
train_package() {
    say "Training the start …"
    installed=$root/opt/alidade/lib
    if train "$installed/app/alidade.aot" "$installed/runtime/bin/java" "@$home/src/build/java-options" \
        -cp "$installed/app/alidade.jar" "$launcher_class" >>"$package_log" 2>&1; then
        # shellcheck disable=SC2016 # replaced when the installed app starts
        printf 'java-options=%s\n' '-XX:AOTCache=$APPDIR/alidade.aot' -Xlog:aot=off -Xlog:cds=off \
            >>"$installed/app/alidade.cfg"
    fi
}

assemble_icons() {
    icons=$root/usr/share/icons/hicolor
    for size in 16 32 48 64 128 256 512; do
        mkdir -p "$icons/${size}x$size/apps" &&
            cp "$home/resources/icons/alidade-$size.png" "$icons/${size}x$size/apps/alidade.png" || return 1
    done
    mkdir -p "$icons/scalable/apps" && cp "$home/resources/icons/alidade.svg" "$icons/scalable/apps/"
}

assemble_control() {
    installed_size=$(du -k -s "$root" | cut -f 1)
    sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$installed_size/" \
        "$home/installer/linux/deb/control" >"$root/DEBIAN/control" &&
        (cd "$root" && find opt usr -type f -exec md5sum {} +) >"$root/DEBIAN/md5sums" &&
        chmod -R go=rX "$root"
}
