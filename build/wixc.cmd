@echo off
rem Runs the portable WiX compiler from a checkout. It is built first; that takes a moment when nothing has changed.
setlocal
set "here=%~dp0"
dotnet build "%here%Installer.Wix.CommandLine\Installer.Wix.CommandLine.csproj" "-t:Build;PublishWixExtensionBinaries" -c Release -v quiet -nologo 1>&2
if errorlevel 1 exit /b 1
dotnet "%here%..\artifacts\bin\Installer.Wix.CommandLine\release\wixc.dll" %*
exit /b %errorlevel%
