using Installer.Msi.Database;
using Installer.Wix;
using Installer.Wix.Messages;

namespace Installer.Msi.Validation.Tests;

/// <summary>A package in which no evaluator finds anything, compiled once; each test gets a database of its own.</summary>
internal static class GoodPackage
{
    private static readonly Lazy<byte[]> Package = new(Build);

    public static MsiDatabase Open() => MsiDatabaseReader.Read(new MemoryStream(Package.Value, writable: false));

    private static byte[] Build()
    {
        var folder = Directory.CreateTempSubdirectory("validation-test-");
        try
        {
            foreach (var name in new[] { "app.exe", "lib.dll", "face.ttf", "readme.txt", "action.dll", "picture.bmp" })
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), name);
            }

            var source = Path.Combine(folder.FullName, "Good.wxs");
            using (var resource = typeof(GoodPackage).Assembly.GetManifestResourceStream("Good.wxs")!)
            using (var file = File.Create(source))
            {
                resource.CopyTo(file);
            }

            var output = Path.Combine(folder.FullName, "good.msi");
            var messages = new List<Message>();
            var options = new BuildOptions { Sources = [source], Output = output, Platform = Platform.X64, Defines = new Dictionary<string, string> { ["Files"] = folder.FullName } };
            Assert.IsTrue(new PackageBuild(options, new Messaging(messages.Add)).Run(), string.Join('\n', messages));
            return File.ReadAllBytes(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
