# Tells Intune whether Docker Desktop is installed for all users, in the version that this file was made for or a newer one: a line of output and exit code 0 if so, else exit code 1.
# In Intune: detection rules, "Use a custom detection script"; "Run script as 32-bit process on 64-bit clients" stays at "No".
$wanted = [version]'@VERSION@'
$settings = 'HKLM:\SOFTWARE\Docker Inc.\Docker Desktop\Install'
# The helper is always in this folder, wherever the application is.
$helper = Join-Path $env:ProgramFiles 'Docker\Docker\com.docker.service.exe'

if (-not (Get-ItemProperty -Path $settings -Name InstallFolder -ErrorAction SilentlyContinue)) { exit 1 }
$file = Get-Item -LiteralPath $helper -ErrorAction SilentlyContinue
if (-not $file) { exit 1 }
$found = [version]$file.VersionInfo.FileVersion
if ($found -lt $wanted) { exit 1 }
Write-Output "Docker Desktop $found is installed."
exit 0
