# shellcheck shell=sh
# shellcheck disable=SC2154 # home, app, state, jdk: set by the launcher
# The disk image for macOS. Unverified: written without a Mac at hand. It is not signed; Gatekeeper asks on the first start.

package_app() {
    make_icns
    run_jpackage --type dmg --icon "$state/alidade.icns" --mac-package-identifier dev.alidade
    package=$(find "$package_folder" -name '*.dmg' | head -n 1)
    [ -n "$package" ] || fail PACKAGE_FAILED "jpackage made no disk image." "The whole log: $package_log"
    report_package "$package"
}

# iconutil wants a folder of sizes, the double ones for dense screens.
make_icns() {
    iconset=$state/alidade.iconset
    rm -rf "$iconset"
    mkdir -p "$iconset"
    for size in 16 32 128 256; do
        cp "$home/resources/icons/alidade-$size.png" "$iconset/icon_${size}x$size.png"
        double=$((size * 2))
        cp "$home/resources/icons/alidade-$double.png" "$iconset/icon_${size}x$size@2x.png"
    done
    iconutil -c icns "$iconset" -o "$state/alidade.icns" ||
        fail PACKAGE_FAILED "iconutil could not make the icon." "Install Xcode's command line tools: xcode-select --install"
}
