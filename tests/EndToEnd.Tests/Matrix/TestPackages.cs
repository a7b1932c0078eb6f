namespace EndToEnd.Matrix;

/// <summary>The packages of the matrix: those that this build made, and variants of them, each made once when the first case wants it.</summary>
[TestClass]
public static class TestPackages
{
    /// <summary>The files of the small application: those by whose presence the packages decide something, and one that is only there.</summary>
    private static readonly string[] PayloadFiles = ["Docker Desktop.exe", "resources/dockerd.exe", "resources/com.docker.backend.exe", "resources/notes.txt"];

    private static readonly Dictionary<TestPackage, Task<Package>> Packages = [];

    private static readonly List<PackageVariant> Variants = [];

    private static readonly Lock Access = new();

    private static readonly Lazy<DirectoryInfo> Payload = new(MakePayload);

    /// <summary>The small application.</summary>
    internal static string ApplicationFolder => Payload.Value.FullName;

    [AssemblyCleanup]
    public static void Delete()
    {
        Variants.ForEach(variant => variant.Dispose());
        if (Payload.IsValueCreated)
        {
            Payload.Value.Delete(recursive: true);
        }
    }

    internal static Task<Package> GetAsync(TestPackage package)
    {
        lock (Access)
        {
            if (!Packages.TryGetValue(package, out var made))
            {
                Packages[package] = made = MakeAsync(package);
            }

            return made;
        }
    }

    /// <summary>Deletes a variant when all tests have run.</summary>
    internal static PackageVariant KeepToTheEnd(PackageVariant variant)
    {
        lock (Access)
        {
            Variants.Add(variant);
        }

        return variant;
    }

    private static Task<Package> MakeAsync(TestPackage package)
    {
        if (package is { Version: null, HasPayload: false })
        {
            return Task.FromResult(Package.Built(package.Scope));
        }

        return KeepToTheEnd(new PackageVariant(package.Scope)
        {
            Version = package.Version,
            PayloadFolder = package.HasPayload ? ApplicationFolder : null,
            Constants = package.HasPayload ? PayloadFolder.AllConstants : [],
        }).BuildAsync();
    }

    private static DirectoryInfo MakePayload()
    {
        var folder = Directory.CreateTempSubdirectory("payload-");
        foreach (var file in PayloadFiles)
        {
            var path = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }

        return folder;
    }
}
