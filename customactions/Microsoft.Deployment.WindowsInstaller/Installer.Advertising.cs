using System.Globalization;
using System.Reflection;

namespace Microsoft.Deployment.WindowsInstaller;

/// <content>Advertising.</content>
public static partial class Installer
{
    private const int ForMachine = 0;
    private const int ForUser = 1;
    private const uint PlatformX86 = 1;
    private const uint PlatformIA64 = 2;
    private const uint PlatformX64 = 4;
    private const uint MultipleInstances = 1;

    /// <summary>Advertises a package on this computer.</summary>
    /// <param name="packagePath">The package.</param>
    /// <param name="perUser">True to advertise it for the user, false for the computer.</param>
    /// <param name="transforms">Transforms with semicolons between; null for none.</param>
    /// <param name="locale">The language; 0 for the package's own.</param>
    public static void AdvertiseProduct(string packagePath, bool perUser, string? transforms, int locale)
    {
        CheckFile(packagePath, nameof(packagePath));
        NativeInstallation.Check(
            NativeInstallation.MsiAdvertiseProductW(packagePath, perUser ? ForUser : ForMachine, transforms, unchecked((ushort)locale)), $"MsiAdvertiseProduct({packagePath})");
    }

    /// <summary>Writes a script that advertises a package.</summary>
    /// <param name="packagePath">The package.</param>
    /// <param name="scriptFilePath">The script.</param>
    /// <param name="transforms">Transforms with semicolons between; null for none.</param>
    /// <param name="locale">The language; 0 for the package's own.</param>
    public static unsafe void GenerateAdvertiseScript(string packagePath, string scriptFilePath, string? transforms, int locale)
    {
        CheckFile(packagePath, nameof(packagePath));
        TextArgument.ThrowIfMissing(scriptFilePath);
        fixed (char* script = scriptFilePath)
        {
            NativeInstallation.Check(NativeInstallation.MsiAdvertiseProductW(packagePath, (nint)script, transforms, unchecked((ushort)locale)), $"MsiAdvertiseProduct({packagePath})");
        }
    }

    /// <summary>Writes a script that advertises a package for another kind of computer.</summary>
    /// <param name="packagePath">The package.</param>
    /// <param name="scriptFilePath">The script.</param>
    /// <param name="transforms">Transforms with semicolons between; null for none.</param>
    /// <param name="locale">The language; 0 for the package's own.</param>
    /// <param name="processor">The processor.</param>
    /// <param name="instance">True for one of several instances of the product.</param>
    public static void GenerateAdvertiseScript(string packagePath, string scriptFilePath, string? transforms, int locale, ProcessorArchitecture processor, bool instance)
    {
        CheckFile(packagePath, nameof(packagePath));
        TextArgument.ThrowIfMissing(scriptFilePath);
        var platform = processor switch
        {
            ProcessorArchitecture.X86 => PlatformX86,
            ProcessorArchitecture.IA64 => PlatformIA64,
            ProcessorArchitecture.Amd64 => PlatformX64,
            _ => 0u,
        };
        NativeInstallation.Check(
            NativeInstallation.MsiAdvertiseProductExW(packagePath, scriptFilePath, transforms, unchecked((ushort)locale), platform, instance ? MultipleInstances : 0),
            $"MsiAdvertiseProductEx({packagePath})");
    }

    /// <summary>Runs a script that advertises a package.</summary>
    /// <param name="scriptFile">The script.</param>
    /// <param name="flags">What is written (SDK: MsiAdvertiseScript).</param>
    /// <param name="removeItems">True to remove what is written otherwise.</param>
    public static void AdvertiseScript(string scriptFile, int flags, bool removeItems) =>
        NativeInstallation.Check(NativeInstallation.MsiAdvertiseScriptW(scriptFile, unchecked((uint)flags), 0, removeItems ? 1 : 0), $"MsiAdvertiseScript({scriptFile})");

    /// <summary>Runs a script that advertises a package.</summary>
    /// <param name="scriptFile">The script.</param>
    /// <param name="iconFolder">Where icons are put; null for the installer's own folder.</param>
    /// <param name="shortcuts">True to make shortcuts.</param>
    /// <param name="removeItems">True to remove what is written otherwise.</param>
    public static void ProcessAdvertiseScript(string scriptFile, string? iconFolder, bool shortcuts, bool removeItems) =>
        NativeInstallation.Check(
            NativeInstallation.MsiProcessAdvertiseScriptW(scriptFile, iconFolder, 0, shortcuts ? 1 : 0, removeItems ? 1 : 0), $"MsiProcessAdvertiseScript({scriptFile})");

    /// <summary>Reads what a script that advertises a package says of the product.</summary>
    /// <param name="scriptFile">The script.</param>
    /// <returns>The product: its code, language, version, name and package name.</returns>
    public static unsafe ProductInstallation GetProductInfoFromScript(string scriptFile)
    {
        TextArgument.ThrowIfMissing(scriptFile);
        var product = new char[NativeInstallation.GuidLength];
        var (language, version) = ((ushort)0, 0u);
        uint result;
        string name, package;
        fixed (char* productStart = product)
        {
            var code = productStart;
            result = NativeInstallation.ReadTwoTexts(
                (char* first, ref uint firstLength, char* second, ref uint secondLength) =>
                    NativeInstallation.MsiGetProductInfoFromScriptW(scriptFile, code, out language, out version, first, ref firstLength, second, ref secondLength),
                out name,
                out package);
        }

        NativeInstallation.Check(result, $"MsiGetProductInfoFromScript({scriptFile})");
        return new ProductInstallation(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ProductCode"] = new string(product).TrimEnd('\0'),
            ["Language"] = language.ToString(CultureInfo.InvariantCulture),
            ["Version"] = new Version((int)(version >> 24), (int)((version >> 16) & 0xFF), (int)(version & 0xFFFF)).ToString(),
            ["ProductName"] = name,
            ["PackageName"] = package,
        });
    }

    private static void CheckFile(string path, string parameter)
    {
        TextArgument.ThrowIfMissing(path, parameter);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file \"{path}\".", path);
        }
    }
}
