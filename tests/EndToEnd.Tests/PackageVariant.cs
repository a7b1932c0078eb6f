using WineBed;

namespace EndToEnd;

/// <summary>
/// Makes a package from this build's programs and an edited copy of the sources, by the command line that the build itself used. So a variant differs from the built
/// package in nothing but what the test changed.
/// </summary>
internal sealed class PackageVariant(PackageScope scope) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("package-");

    /// <summary>The version; another one also gives another product code.</summary>
    public string? Version { get; init; }

    /// <summary>Source put into the Package element.</summary>
    public string PackageContent { get; init; } = string.Empty;

    /// <summary>The culture of the texts; that of the built package when null.</summary>
    public string? Culture { get; init; }

    /// <summary>Compiles for Arm64, with this build's programs: for the tables, not to be installed.</summary>
    public bool IsForArm64 { get; init; }

    /// <summary>An application folder to put into the package.</summary>
    public string? PayloadFolder { get; init; }

    /// <summary>Preprocessor constants, <c>Name=Value</c>, that a build with such a payload defines.</summary>
    public IReadOnlyList<string> Constants { get; init; } = [];

    /// <summary>Source, for <see cref="PackageContent"/>, of an action that does what no product's does.</summary>
    /// <param name="entry">What: an entry of <c>FailingAction.dll</c>.</param>
    /// <param name="execute">When in the course of an installation: <c>immediate</c> or <c>deferred</c>.</param>
    /// <param name="before">The action before which it is scheduled.</param>
    public static string ActionOnPurpose(string entry, string execute, string before) => $"""
        <Binary Id="FailingAction" SourceFile="{WinePrograms.PathOf("FailingAction.dll")}" />
        <CustomAction Id="OnPurpose" BinaryRef="FailingAction" DllEntry="{entry}" Execute="{execute}" />
        <InstallExecuteSequence><Custom Action="OnPurpose" Before="{before}" /></InstallExecuteSequence>
        """;

    public async Task<Package> BuildAsync()
    {
        var sources = Path.Combine(folder.FullName, "installer");
        await HostCommand.RunAsync("cp", "-r", Path.Combine(Repository.Root, "installer"), sources);
        var packageSource = Path.Combine(sources, scope.ToString(), "Package.wxs");
        await File.WriteAllTextAsync(packageSource, (await File.ReadAllTextAsync(packageSource)).Replace("</Package>", PackageContent + "</Package>", StringComparison.Ordinal));

        var name = $"DockerDesktop-{scope}";
        var intermediate = Path.Combine(Repository.Artifacts, "obj", name, Repository.Configuration);
        var output = Path.Combine(folder.FullName, $"{name}.msi");
        var arguments = (await File.ReadAllLinesAsync(Path.Combine(intermediate, $"{name}.rsp"))).Select(line => line.Trim('"')).ToList();
        arguments[arguments.IndexOf("-o") + 1] = output;
        arguments.RemoveRange(arguments.IndexOf("-trackingfile"), 2);
        var constants = arguments.IndexOf("-constants");
        var defined = (await File.ReadAllLinesAsync(arguments[constants + 1])).Where(line => line.Length > 0).SelectMany(line => new[] { "-d", line });
        arguments.RemoveRange(constants, 2);
        arguments.AddRange(defined);
        for (var i = 0; i < arguments.Count; i++)
        {
            arguments[i] = arguments[i].Replace(Path.Combine(Repository.Root, "installer") + "/", sources + "/", StringComparison.Ordinal);
        }

        if (Version is not null)
        {
            var upgradeCode = arguments.Single(argument => argument.StartsWith("UpgradeCode=", StringComparison.Ordinal))["UpgradeCode=".Length..];
            Replace(arguments, "ProductVersion=", Version);
            Replace(arguments, "ProductCode=", (await HostCommand.RunAsync("dotnet", Repository.Wixc, "product-code", upgradeCode, Version, "x64")).Trim());
        }

        if (PayloadFolder is not null)
        {
            var payload = Path.Combine(folder.FullName, "Payload.wxs");
            await HostCommand.RunAsync("dotnet", Repository.Wixc, "harvest", PayloadFolder, "-directory", "INSTALLFOLDER", "-feature", "Payload", "-limit", "InstallFolderLimit", "-o", payload);
            arguments[arguments.FindIndex(argument => argument.EndsWith("/Payload.wxs", StringComparison.Ordinal))] = payload;
            arguments.AddRange(["-b", $"Payload={PayloadFolder}"]);
        }

        if (IsForArm64)
        {
            arguments[arguments.IndexOf("-arch") + 1] = "arm64";
            var libraries = Directory.CreateDirectory(Path.Combine(folder.FullName, "libraries")).FullName;
            var place = arguments.FindIndex(argument => argument.StartsWith("WixExtensionBinaries=", StringComparison.Ordinal));
            foreach (var library in Directory.GetFiles(arguments[place]["WixExtensionBinaries=".Length..], "*_X64.dll"))
            {
                File.Copy(library, Path.Combine(libraries, Path.GetFileName(library).Replace("_X64", "_A64", StringComparison.Ordinal)));
            }

            arguments[place] = $"WixExtensionBinaries={libraries}";
        }

        if (Culture is not null)
        {
            for (int place; (place = arguments.IndexOf("-culture")) >= 0;)
            {
                arguments.RemoveRange(place, 2);
            }

            arguments.AddRange(Culture.Split(',').SelectMany(culture => new[] { "-culture", culture }));
        }

        arguments.AddRange(Constants.SelectMany(constant => new[] { "-d", constant }));

        var response = Path.Combine(folder.FullName, "arguments.rsp");
        await File.WriteAllLinesAsync(response, arguments.Select(argument => $"\"{argument}\""));
        await HostCommand.RunAsync("dotnet", Repository.Wixc, $"@{response}");
        return new Package(output);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void Replace(List<string> arguments, string prefix, string value)
    {
        var index = arguments.FindIndex(argument => argument.StartsWith(prefix, StringComparison.Ordinal));
        arguments[index] = prefix + value;
    }
}
