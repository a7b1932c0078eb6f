@echo off
rem Builds both packages with WixToolset.Sdk, and the setup program that holds them, and prints where they are. Arguments go to dotnet build, e.g. -p:PayloadDir=C:\app -p:ProductVersion=1.2.3
setlocal
cd /d "%~dp0.."
where dotnet >nul 2>nul || (echo error: the .NET SDK that global.json names is not installed.>&2 & exit /b 1)
for %%P in (AllUsers PerUser) do (
  dotnet build installer\%%P\DockerDesktop-%%P.wixproj --nologo -v minimal -c Release %* || exit /b 1
)
dotnet build installer\Setup\DockerDesktop.Setup.csproj -restore -t:GetSetupProgram --nologo -v minimal -c Release %* || exit /b 1
for %%P in (DockerDesktop-AllUsers.msi DockerDesktop-PerUser.msi DockerDesktopInstaller.exe) do (
  for %%F in (artifacts\installers\release\%%P) do echo %%~fF & echo   %%~zF bytes
  certutil -hashfile artifacts\installers\release\%%P SHA256 | findstr /v ":"
)
