@echo off
rem Starts Exhibit from a source checkout; builds it first when there is no build.
setlocal
set "HERE=%~dp0"
set "OUT=%HERE%packaging\target\exhibit"
set "CACHE=%OUT%\exhibit.aot"
set "MAIN=org.exhibit.app.main.Main"
rem The log options keep the JVM's own remarks out of the output, which other programs read.
set "FLAGS=-Xmx1g -XX:+UseParallelGC -XX:MaxInlineLevel=6 -XX:FreqInlineSize=120 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xlog:disable -Xlog:all=warning,aot*=off,cds*=off:stderr"

set "JDK="
call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do for %%b in ("%%~dpj..") do call :try "%%~fb"
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
    for /d %%d in ("%%~r\*") do call :try "%%~d"
)
if not defined JDK (
    echo exhibit: no JDK 25 or newer was found; install one ^(Temurin 25, for example^) or let JAVA_HOME name it 1>&2
    exit /b 1
)

if not exist "%OUT%\built" (
    echo exhibit: building first; this takes a minute once 1>&2
    pushd "%HERE%"
    call mvnw.cmd -q -B -ntp -Dquick -DskipTests -pl packaging -am package 1>&2
    if errorlevel 1 (
        popd
        exit /b 1
    )
    popd
    del "%CACHE%" 2>nul
)
rem A rehearsal leaves the loaded classes in a file; without it Exhibit only starts more slowly.
if not exist "%CACHE%" "%JDK%\bin\java" %FLAGS% -XX:AOTCacheOutput="%CACHE%" -cp "%OUT%\lib\*" %MAIN% --help >nul 2>&1
rem A question is over before the optimising compiler has earned what it costs.
set "TIER="
for %%w in (lineage timeline show problems case custody subject exhibits search --version --help) do if "%~1"=="%%w" set "TIER=-XX:TieredStopAtLevel=1"
"%JDK%\bin\java" %FLAGS% %TIER% -XX:AOTCache="%CACHE%" %EXHIBIT_JAVA_OPTS% -cp "%OUT%\lib\*" %MAIN% %*
exit /b %errorlevel%

rem A JDK says its version in a file.
:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f tokens^=2^ delims^=^=.^" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do if %%v geq 25 set "JDK=%~1"
exit /b 0
