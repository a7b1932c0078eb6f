@echo off
rem Builds everything and runs the tests that need neither Wine nor msitools. The others run on Linux: bash build/test.sh
setlocal
cd /d "%~dp0.."
where dotnet >nul 2>nul || (echo error: the .NET SDK that global.json names is not installed.>&2 & exit /b 1)
dotnet build Installer.sln --nologo -v minimal -c Release || exit /b 1
set failed=0
for %%P in (CustomActions.Tests CustomActions.Generator.Tests Microsoft.Deployment.WindowsInstaller.Tests Helper.Tests Setup.Tests Repository.Tests) do (
  dotnet test tests\%%P --no-build --nologo -c Release --filter "TestCategory!=Nightly" || set failed=1
)
exit /b %failed%
