using Installer.Msi;
using Installer.SetupPacker;

if (args is not ["-o", var output, var program, _, ..])
{
    await Console.Error.WriteLineAsync("error: setup-packer -o OUTPUT.exe PROGRAM.exe PACKAGE.msi [PACKAGE.msi ...]").ConfigureAwait(false);
    return 2;
}

try
{
    SetupWriter.Write(program, args[3..], output);
    return 0;
}
catch (Exception e) when (e is SetupPackingException or MsiException or IOException or UnauthorizedAccessException)
{
    // In the form that MSBuild takes for an error of the build.
    await Console.Error.WriteLineAsync($"setup-packer : error DD0010: {e.Message}").ConfigureAwait(false);
    return 1;
}
