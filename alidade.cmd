@echo off
rem Alidade's one command on Windows: finds a JDK 25, builds when the sources are newer, hands over to Java.
rem Unverified: written without a Windows machine at hand. The full launcher is the script `alidade`.
setlocal EnableExtensions
set "TOP=%~dp0"
set "APP=%TOP%target\app"

set "JDK="
for %%D in ("%ALIDADE_JAVA_HOME%" "%JAVA_HOME%") do if not defined JDK call :consider "%%~D"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*") do if not defined JDK call :consider "%%~D"
if not defined JDK (
    >&2 echo alidade: Alidade needs a JDK 25 or newer and found none.
    >&2 echo alidade:   winget install EclipseAdoptium.Temurin.25.JDK, or set ALIDADE_JAVA_HOME
    exit /b 1
)

if /i "%~1"=="test" goto test
if /i "%~1"=="bench" goto bench
call :build || exit /b 1
if /i "%~1"=="package" goto package
"%JDK%\bin\java.exe" "@%TOP%src\build\java-options" --module-path "%APP%\fx" -cp "%APP%\alidade.jar" dev.alidade.app.Launcher %*
exit /b %ERRORLEVEL%

:test
set "LONG="
if /i "%~2"=="--long" set "LONG=-Dlong=true"
set "JAVA_HOME=%JDK%"
pushd "%TOP%"
call mvn -B verify %LONG%
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" exit /b 1
exit /b 0

:bench
set "JAVA_HOME=%JDK%"
if not exist "%TOP%target\launcher" mkdir "%TOP%target\launcher"
pushd "%TOP%"
call mvn -B -q -Dgates.skip=true test-compile dependency:build-classpath "-Dmdep.outputFile=%TOP%target\launcher\bench.classpath" >"%TOP%target\launcher\bench.log" 2>&1
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
    >&2 echo alidade: The benchmarks could not be built. The log: %TOP%target\launcher\bench.log
    exit /b 1
)
set /p BENCH_PATH=<"%TOP%target\launcher\bench.classpath"
for /f "tokens=1,* delims= " %%A in ("%*") do set "BENCH_WORDS=%%B"
set "CLASSPATH=%TOP%target\test-classes;%TOP%target\classes;%BENCH_PATH%"
"%JDK%\bin\java.exe" "-Djava.util.logging.config.file=%TOP%src\test\resources\logging.properties" dev.alidade.bench.Benchmarks %BENCH_WORDS%
exit /b %ERRORLEVEL%

:package
powershell -NoProfile -ExecutionPolicy Bypass -File "%TOP%installer\windows\package.ps1" -Jdk "%JDK%"
exit /b %ERRORLEVEL%

rem Takes the folder %1 when it holds a JDK of version 25 or newer.
:consider
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
for /f tokens^=2^ delims^=^"^.^= %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do if %%V GEQ 25 set "JDK=%~1"
exit /b 0

rem Builds when a source is newer than the jar.
:build
powershell -NoProfile -Command "$jar = Get-Item '%APP%\alidade.jar' -ErrorAction SilentlyContinue; if (-not $jar) { exit 1 }; $newest = Get-ChildItem '%TOP%pom.xml', '%TOP%src\main', '%TOP%src\build', '%TOP%resources' -Recurse -File | Sort-Object LastWriteTime | Select-Object -Last 1; exit [int] ($newest.LastWriteTime -gt $jar.LastWriteTime)"
if not errorlevel 1 exit /b 0
where mvn >nul 2>nul || (
    >&2 echo alidade: Alidade has to be built and Apache Maven is not on the PATH.
    >&2 echo alidade:   Get Apache Maven 3.8 or newer and put its bin folder on the PATH.
    exit /b 1
)
>&2 echo alidade: Building Alidade ...
if not exist "%TOP%target\launcher" mkdir "%TOP%target\launcher"
set "JAVA_HOME=%JDK%"
pushd "%TOP%"
call mvn -B -q -DskipTests -Dgates.skip=true package >"%TOP%target\launcher\build.log" 2>&1
set "RESULT=%ERRORLEVEL%"
popd
if "%RESULT%"=="0" exit /b 0
>&2 echo alidade: The build failed. The log: %TOP%target\launcher\build.log
exit /b 1
