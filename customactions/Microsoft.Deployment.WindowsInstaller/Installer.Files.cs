using System.Globalization;
using System.Runtime.InteropServices;

namespace Microsoft.Deployment.WindowsInstaller;

/// <content>Files, shortcuts, error messages, the installer's version.</content>
public static partial class Installer
{
    private const int HashParts = 4;

    /// <summary>Where msimsg.dll has its messages in a message table, as it has since Windows Vista.</summary>
    private const int MessageOffset = 20_000;

    /// <summary>The version of the Windows Installer.</summary>
    public static unsafe Version Version
    {
        get
        {
            // DLLVERSIONINFO: its size, then major, minor, build and platform.
            var information = stackalloc uint[5];
            information[0] = 5 * sizeof(uint);
            Marshal.ThrowExceptionForHR(NativeInstallation.DllGetVersion(information));
            return new Version((int)information[1], (int)information[2], (int)information[3]);
        }
    }

    /// <summary>The text of an error number of the installer, from Windows' own resources.</summary>
    /// <param name="errorNumber">The number.</param>
    /// <returns>The text with fields in brackets; null when Windows has none. It has none for the installer's internal errors, 2000 and up.</returns>
    public static string? GetErrorMessage(int errorNumber) => GetErrorMessage(errorNumber, null);

    /// <summary>The text of an error number of the installer, from Windows' own resources.</summary>
    /// <param name="errorNumber">The number.</param>
    /// <param name="culture">The language; null for the current one.</param>
    /// <returns>The text with fields in brackets; null when Windows has none. It has none for the installer's internal errors, 2000 and up.</returns>
    public static string? GetErrorMessage(int errorNumber, CultureInfo? culture)
    {
        culture ??= CultureInfo.CurrentCulture;
        var language = culture.Equals(CultureInfo.InvariantCulture) ? (ushort)0 : unchecked((ushort)culture.LCID);
        return NativeLibraryResources.ReadMessage("msimsg.dll", errorNumber, MessageOffset, language);
    }

    /// <summary>The text of an error of the installer.</summary>
    /// <param name="errorRecord">The error: its number in field 1 and its arguments. Its template becomes the text of the number.</param>
    /// <returns>The text; null when Windows has none.</returns>
    public static string? GetErrorMessage(Record errorRecord) => GetErrorMessage(errorRecord, null);

    /// <summary>The text of an error of the installer.</summary>
    /// <param name="errorRecord">The error: its number in field 1 and its arguments. Its template becomes the text of the number.</param>
    /// <param name="culture">The language; null for the current one.</param>
    /// <returns>The text; null when Windows has none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The record has no error number.</exception>
    public static string? GetErrorMessage(Record errorRecord, CultureInfo? culture)
    {
        ArgumentNullException.ThrowIfNull(errorRecord);
        var number = errorRecord.FieldCount < 1 ? 0 : errorRecord.GetInteger(1);
        if (number == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(errorRecord), "The record has no error number in field 1.");
        }

        if (GetErrorMessage(number, culture) is not { } message)
        {
            return null;
        }

        errorRecord.FormatString = message;
        return errorRecord.ToString();
    }

    /// <summary>Reads the version of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The version; empty when it has none.</returns>
    /// <exception cref="FileNotFoundException">There is no such file, or it may not be read.</exception>
    public static string GetFileVersion(string path) => ReadVersion(path).Version;

    /// <summary>Reads the languages of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The languages, as numbers with commas between; empty when it has none.</returns>
    /// <exception cref="FileNotFoundException">There is no such file, or it may not be read.</exception>
    public static string GetFileLanguage(string path) => ReadVersion(path).Language;

    /// <summary>Computes the hash of a file that the MsiFileHash table holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hash">Gets the four parts.</param>
    /// <exception cref="FileNotFoundException">There is no such file, or it may not be read.</exception>
    public static unsafe void GetFileHash(string path, int[] hash)
    {
        ArgumentNullException.ThrowIfNull(hash);

        // MSIFILEHASHINFO: its size, then the parts.
        var information = stackalloc uint[1 + HashParts];
        information[0] = (1 + HashParts) * sizeof(uint);
        CheckRead(NativeInstallation.MsiGetFileHashW(path, 0, information), $"MsiGetFileHash({path})", path);
        for (var i = 0; i < HashParts; i++)
        {
            hash[i] = unchecked((int)information[i + 1]);
        }
    }

    /// <summary>Reads what an advertised shortcut leads to.</summary>
    /// <param name="shortcut">The shortcut.</param>
    /// <returns>The product, the feature and the component.</returns>
    public static unsafe ShortcutTarget GetShortcutTarget(string shortcut)
    {
        var product = stackalloc char[NativeInstallation.GuidLength];
        var feature = stackalloc char[NativeInstallation.FeatureLength];
        var component = stackalloc char[NativeInstallation.GuidLength];
        product[0] = feature[0] = component[0] = '\0';
        NativeInstallation.Check(NativeInstallation.MsiGetShortcutTargetW(shortcut, product, feature, component), $"MsiGetShortcutTarget({shortcut})");
        return new ShortcutTarget(TextOrNull(product), TextOrNull(feature), TextOrNull(component));
    }

    /// <summary>Says whether a file is a package.</summary>
    /// <param name="packagePath">The file.</param>
    /// <returns>True when it is.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static bool VerifyPackage(string packagePath)
    {
        CheckFile(packagePath, nameof(packagePath));
        var result = NativeInstallation.MsiVerifyPackageW(packagePath);
        if (result == WindowsError.InvalidPackage)
        {
            return false;
        }

        NativeInstallation.Check(result, $"MsiVerifyPackage({packagePath})");
        return true;
    }

    private static unsafe (string Version, string Language) ReadVersion(string path)
    {
        var result = NativeInstallation.ReadTwoTexts(
            (char* version, ref uint versionLength, char* language, ref uint languageLength) =>
                NativeInstallation.MsiGetFileVersionW(path, version, ref versionLength, language, ref languageLength),
            out var versionText,
            out var languageText);

        // A file without a version is no error.
        if (result != WindowsError.InvalidFile)
        {
            CheckRead(result, $"MsiGetFileVersion({path})", path);
        }

        return (versionText, languageText);
    }

    private static void CheckRead(uint result, string call, string path)
    {
        if (result is WindowsError.FileNotFound or WindowsError.AccessDenied)
        {
            throw new FileNotFoundException($"{call} failed with error {result}: there is no such file, or it may not be read.", path);
        }

        NativeInstallation.Check(result, call);
    }

    private static unsafe string? TextOrNull(char* text) => *text == '\0' ? null : new string(text);
}
