using System.Globalization;

namespace Microsoft.Deployment.WindowsInstaller.Package;

/// <summary>A patch, opened to be read.</summary>
public class PatchPackage : Database
{
    /// <summary>MSIDBOPEN_PATCHFILE.</summary>
    private const int OpenPatchFile = 32;

    /// <summary>Opens a patch.</summary>
    /// <param name="packagePath">The file.</param>
    public PatchPackage(string packagePath)
        : base(packagePath, (DatabaseOpenMode)((int)DatabaseOpenMode.ReadOnly | OpenPatchFile))
    {
    }

    /// <summary>Is told what is being done.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1003", Justification = "The documented API has this handler.")]
    public event InstallPackageMessageHandler? Message;

    /// <summary>The patch code.</summary>
    public string PatchCode => Codes() is [var first, ..] ? first : string.Empty;

    /// <summary>The codes of the patches that it replaces.</summary>
    /// <returns>GUIDs.</returns>
    public string[] GetReplacedPatchCodes() => Codes() is [_, .. var others] ? others : [];

    /// <summary>The products that it is for.</summary>
    /// <returns>Product codes.</returns>
    public string[] GetTargetProductCodes() => SummaryInfo.Template.Split(';');

    /// <summary>The transforms that turn one product into another.</summary>
    /// <returns>Their names.</returns>
    public string[] GetTransforms() => GetTransforms(includeSpecialTransforms: false);

    /// <summary>The transforms.</summary>
    /// <param name="includeSpecialTransforms">True for those too that only add what the patch needs: their names begin with <c>#</c>.</param>
    /// <returns>Their names.</returns>
    public string[] GetTransforms(bool includeSpecialTransforms) =>
        Array.FindAll(SummaryInfo.LastSavedBy.Split([';', ':'], StringSplitOptions.RemoveEmptyEntries), name => includeSpecialTransforms || name[0] != '#');

    /// <summary>What the transforms are for.</summary>
    /// <returns>One a transform.</returns>
    public TransformInfo[] GetTransformsInfo() => GetTransformsInfo(includeSpecialTransforms: false);

    /// <summary>What the transforms are for.</summary>
    /// <param name="includeSpecialTransforms">True for the special ones too.</param>
    /// <returns>One a transform.</returns>
    public TransformInfo[] GetTransformsInfo(bool includeSpecialTransforms) => Array.ConvertAll(GetTransforms(includeSpecialTransforms), GetTransformInfo);

    /// <summary>What a transform is for.</summary>
    /// <param name="transform">Its name.</param>
    /// <returns>What its summary information says.</returns>
    public TransformInfo GetTransformInfo(string transform) => WithTransform(transform, file =>
    {
        using var summary = new SummaryInfo(file, enableWrite: false);
        return new TransformInfo(transform, summary);
    });

    /// <summary>The transforms that may be applied to a package.</summary>
    /// <param name="installPackage">The package.</param>
    /// <returns>Their names.</returns>
    public string[] GetValidTransforms(InstallPackage installPackage)
    {
        ArgumentNullException.ThrowIfNull(installPackage);
        return Array.FindAll(GetTransforms(), name =>
        {
            LogMessage("Is the transform {0} for the package?", name);
            return WithTransform(name, installPackage.IsTransformValid);
        });
    }

    /// <summary>Writes a transform to a file.</summary>
    /// <param name="transform">Its name.</param>
    /// <param name="extractFile">The file.</param>
    /// <exception cref="InstallerException">There is no such transform.</exception>
    public void ExtractTransform(string transform, string extractFile)
    {
        using var name = CreateRecord(1);
        name.SetString(1, transform);
        using var view = OpenView("SELECT `Name`, `Data` FROM `_Storages` WHERE `Name` = ?");
        view.Execute(name);
        using var row = view.Fetch() ?? throw new InstallerException($"The patch has no transform \"{transform}\".");
        row.GetStream("Data", extractFile);
    }

    /// <summary>Tells what is being done.</summary>
    /// <param name="format">A composite format.</param>
    /// <param name="args">Its arguments.</param>
    protected void LogMessage(string format, params object?[] args) => Message?.Invoke(format, args);

    /// <summary>Extracts a transform for the time of a use.</summary>
    internal T WithTransform<T>(string transform, Func<string, T> use)
    {
        var file = Path.GetTempFileName();
        try
        {
            ExtractTransform(transform, file);
            return use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The revision number: the code of the patch and those that it replaces, without anything between.</summary>
    private string[] Codes() => Array.ConvertAll(
        SummaryInfo.RevisionNumber.Split('}', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), static code => string.Create(CultureInfo.InvariantCulture, $"{code}}}"));
}
