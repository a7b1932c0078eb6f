using System.Xml.Linq;

using FsCheck;
using FsCheck.Fluent;

using Installer.Wix.Messages;
using Installer.Wix.Tests.ConformanceRunner;

using Microsoft.FSharp.Core;

namespace Installer.Wix.Tests.Fuzzing;

/// <summary>Whatever the sources are, the compiler ends soon, with a package or with messages that say where, and never with an exception.</summary>
[TestClass]
public sealed class SourceFuzzTests
{
    private const int Seed = 20260917;
    private const int MostFlaws = 20;

    /// <summary>The errors about a package as a whole, which no line of a source is to blame for.</summary>
    private static readonly int[] WithoutLine = [93, 103, 7107, 7120];

    private static readonly string[] Sources = [.. Directory.EnumerateFiles(ConformanceBuild.CorpusFolder, "*.wxs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static readonly Lazy<(string Element, XName[] Attributes)[]> Elements = new(() =>
    [
        .. Sources.SelectMany(Read).SelectMany(document => document.Descendants())
            .GroupBy(element => element.Name.LocalName, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.SelectMany(e => e.Attributes()).Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name).Distinct().OrderBy(n => n.LocalName, StringComparer.Ordinal).ToArray())),
    ]);

    [TestMethod]
    [Timeout(1_200_000, CooperativeCancellation = true)]
    public void Mutated_sources_end_with_messages() => Mutate(2_000);

    [TestMethod]
    [TestCategory("Nightly")]
    public void Many_mutated_sources_end_with_messages() => Mutate(100_000);

    [TestMethod]
    [Timeout(1_200_000, CooperativeCancellation = true)]
    public void Sources_of_any_elements_end_with_messages() => Generate(500);

    [TestMethod]
    [TestCategory("Nightly")]
    public void Many_sources_of_any_elements_end_with_messages() => Generate(20_000);

    private static void Mutate(int count)
    {
        using var folder = new TemporaryFolder();
        var texts = Sources.Select(File.ReadAllText).ToArray();
        var flaws = new List<string>();
        for (var i = 0; i < count && flaws.Count < MostFlaws; i++)
        {
            var random = new Random(Seed + i);
            var index = random.Next(Sources.Length);
            var mutated = new SourceMutator(random.Next()).Mutate(texts[index], texts[random.Next(texts.Length)]);
            if (FindFlaw(folder, mutated, Path.GetDirectoryName(Sources[index])!) is { } flaw)
            {
                flaws.Add($"{Sources[index]}, mutation {i}: {flaw}");
            }
        }

        Assert.AreEqual(string.Empty, string.Join("\n\n", flaws));
    }

    private static void Generate(int count)
    {
        using var folder = new TemporaryFolder();
        var seed = new Replay(new Rnd(Seed, 1), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(FSharpOption<Replay>.Some(seed));
        Check.One(config, Prop.ForAll(Trees(5).ToArbitrary(), tree => Assert.IsNull(FindFlaw(folder, Document(tree), folder.Path))));
    }

    /// <summary>Compiles a source.</summary>
    /// <returns>What is wrong with how that ended, with the source; <c>null</c> if nothing is.</returns>
    private static string? FindFlaw(TemporaryFolder folder, string source, string bindPath)
    {
        var path = folder.Write("source.wxs", source);
        var messages = new List<Message>();
        var options = new BuildOptions
        {
            Sources = [path],
            Output = Path.Combine(folder.Path, "package.msi"),
            Platform = Platform.X64,
            Extensions = ["WixToolset.Util.wixext", "WixToolset.Firewall.wixext"],
            BindPaths = [new(null, bindPath)],
            Environment = _ => null,
        };
        bool isBuilt;
        try
        {
            isBuilt = new PackageBuild(options, new Messaging(messages.Add)).Run();
        }
#pragma warning disable CA1031 // Whatever it is: an exception is what must not be.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"{exception}\n{source}";
        }

        var errors = messages.Where(m => m.Level == Wix.Messages.MessageLevel.Error).ToList();
        if (isBuilt != (errors.Count == 0))
        {
            return $"built: {isBuilt}, with {errors.Count} errors\n{source}";
        }

        return errors.Find(e => e.Source is not { Line: > 0, File.Length: > 0 } && !WithoutLine.Contains(e.Number)) is { } error ? $"no line in '{error}'\n{source}" : null;
    }

    private static IEnumerable<XDocument> Read(string path)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(path);
        }
        catch (System.Xml.XmlException)
        {
            yield break;
        }

        yield return document;
    }

    private static string Document(XElement content) => $"""
        <Wix xmlns="{Namespaces.Wxs}"><Package Name="P" Manufacturer="M" Version="1.0" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A11">{content}</Package></Wix>
        """;

    private static Gen<XElement> Trees(int depth)
    {
        var values = Gen.Elements("A", "B", "INSTALLFOLDER", "yes", "no", "1", "a.txt", "both", "HKLM", "InstallFiles", "[A]", "!(loc.A)", "string", "0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12", "");
        var nodes = Gen.Elements(Elements.Value)
            .SelectMany(kind => kind.Attributes.Length == 0
                ? Gen.Constant(new XElement(Namespaces.Wxs + kind.Element))
                : Gen.SubListOf(kind.Attributes).SelectMany(names => values.ArrayOf(names.Count).Select(chosen =>
                    new XElement(Namespaces.Wxs + kind.Element, names.Where(n => n.Namespace == XNamespace.None).Zip(chosen, (n, v) => new XAttribute(n, v))))));
        return depth == 0
            ? nodes
            : nodes.Zip(Gen.Choose(0, 3).SelectMany(count => Trees(depth - 1).ArrayOf(count))).Select(pair =>
            {
                pair.Item1.Add(pair.Item2.Cast<object>().ToArray());
                return pair.Item1;
            });
    }
}
