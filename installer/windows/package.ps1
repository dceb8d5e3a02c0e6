# The installer for Windows (.msi, needs the WiX Toolset; without it a folder with Alidade.exe).
# Unverified: written without a Windows machine at hand. Called by alidade.cmd, which has found the JDK and built target\app.
param([Parameter(Mandatory = $true)][string] $Jdk)

$ErrorActionPreference = 'Stop'
$top = Resolve-Path (Join-Path $PSScriptRoot '..\..')
$app = Join-Path $top 'target\app'
$destination = Join-Path $top 'target\package'
$state = Join-Path $top 'target\launcher'

# An .ico that holds the PNG pictures as they are, which Windows reads since Vista.
function New-Icon([string] $path, [int[]] $sizes) {
    $pictures = foreach ($size in $sizes) {
        , [IO.File]::ReadAllBytes((Join-Path $top "resources\icons\alidade-$size.png"))
    }
    $stream = [IO.File]::Create($path)
    $writer = New-Object IO.BinaryWriter($stream)
    $writer.Write([uint16] 0); $writer.Write([uint16] 1); $writer.Write([uint16] $sizes.Count)
    $offset = 6 + 16 * $sizes.Count
    for ($i = 0; $i -lt $sizes.Count; $i++) {
        $side = [byte] ($sizes[$i] % 256)
        $writer.Write($side); $writer.Write($side); $writer.Write([uint16] 0)
        $writer.Write([uint16] 1); $writer.Write([uint16] 32)
        $writer.Write([uint32] $pictures[$i].Length); $writer.Write([uint32] $offset)
        $offset += $pictures[$i].Length
    }
    foreach ($picture in $pictures) { $writer.Write($picture) }
    $writer.Close()
}

New-Item -ItemType Directory -Force $state | Out-Null
if (Test-Path $destination) { Remove-Item -Recurse -Force $destination }
$inputFolder = Join-Path $state 'package-input'
if (Test-Path $inputFolder) { Remove-Item -Recurse -Force $inputFolder }
New-Item -ItemType Directory $inputFolder | Out-Null
Copy-Item -Recurse (Join-Path $app 'alidade.jar'), (Join-Path $app 'lib') $inputFolder
$icon = Join-Path $state 'alidade.ico'
New-Icon $icon @(16, 32, 48, 64, 128, 256)

$version = ([xml] (Get-Content (Join-Path $top 'pom.xml'))).project.version -replace '-.*$', ''
$arguments = @(
    "@$(Join-Path $top 'installer\common\jpackage-options')",
    '--app-version', $version, '--input', $inputFolder, '--dest', $destination, '--icon', $icon,
    '--module-path', (Join-Path $app 'fx')
)
foreach ($option in Get-Content (Join-Path $top 'src\build\java-options')) {
    if ($option -and -not $option.StartsWith('#')) { $arguments += @('--java-options', $option) }
}
if (Get-Command wix, candle -ErrorAction SilentlyContinue) {
    $arguments += @('--type', 'msi', '--win-menu', '--win-shortcut-prompt', '--win-dir-chooser', '--win-per-user-install')
} else {
    [Console]::Error.WriteLine('alidade: without the WiX Toolset this makes a folder, not an .msi (winget install WiXToolset.WiXToolset)')
    $arguments += @('--type', 'app-image')
}
& (Join-Path $Jdk 'bin\jpackage.exe') @arguments
exit $LASTEXITCODE
