@echo off
rem Builds everything and runs the tests that need neither Wine nor Linux's tools.
setlocal
cd /d "%~dp0.."
dotnet build Installer.sln --nologo -v minimal -c Release || exit /b 1
dotnet test Installer.sln --no-build --nologo -c Release --filter "TestCategory!=Linux"
