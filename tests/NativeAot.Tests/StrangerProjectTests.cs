namespace NativeAot.Tests;

/// <summary>Projects of custom actions outside of this repository: what they need, and what they are told when something is missing.</summary>
[TestClass]
public sealed class StrangerProjectTests
{
    private const string Import = """<Import Project="$(Toolkit)/customactions/CustomActions.targets" />""";

    private const string ByHand = """
        <PropertyGroup>
          <TargetFramework>net10.0</TargetFramework><OutputType>Library</OutputType><RuntimeIdentifier>win-x64</RuntimeIdentifier><PublishAot>true</PublishAot><SelfContained>true</SelfContained>
        </PropertyGroup>
        <ItemGroup><ProjectReference Include="$(Toolkit)/customactions/Microsoft.Deployment.WindowsInstaller/Microsoft.Deployment.WindowsInstaller.csproj" />GENERATOR</ItemGroup>
        <Import Project="$(Toolkit)/build/NativeAot/NativeAot.targets" />
        """;

    private const string Generator = """<ProjectReference Include="$(Toolkit)/customactions/CustomActions.Generator/CustomActions.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />""";

    [TestMethod]
    [DataRow("Microsoft.Deployment.WindowsInstaller", false)]
    [DataRow("WixToolset.Dtf.WindowsInstaller", true)]
    public void One_import_makes_a_DLL_of_actions_for_either_namespace(string library, bool named)
    {
        string property = named ? $"<WindowsInstallerNamespace>{library}</WindowsInstallerNamespace>" : string.Empty;
        using StrangerProject project = new($"<PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>{property}</PropertyGroup>{Import}", StrangerProject.Source(library));

        (int exitCode, string output) = project.Publish();

        Assert.AreEqual(0, exitCode, output);
        StringAssert.DoesNotMatch(output, new(": warning "), output);
        CollectionAssert.AreEqual(new[] { "CustomAction1" }, ExportsOf(project.PublishedFile).Where(name => name != "DotNetRuntimeDebugHeader").ToList());
        Assert.IsLessThan(1_700_000, new FileInfo(project.PublishedFile).Length);
    }

    [TestMethod]
    public void A_project_by_hand_is_linked_with_the_default_folders()
    {
        using StrangerProject project = new(ByHand.Replace("GENERATOR", Generator, StringComparison.Ordinal), StrangerProject.Source());

        (int exitCode, string output) = project.Publish();

        Assert.AreEqual(0, exitCode, output);
        CollectionAssert.Contains(ExportsOf(project.PublishedFile), "CustomAction1");
    }

    [TestMethod]
    [DataRow("", "NAOT009", DisplayName = "Without_the_generator_nothing_would_be_exported")]
    [DataRow("""<ProjectReference Include="$(Toolkit)/customactions/CustomActions.Generator/CustomActions.Generator.csproj" />""", "NAOT009", DisplayName = "A_generator_that_is_no_analyzer_exports_nothing")]
    public void A_project_that_would_export_nothing_is_one_error(string generator, string error) => AssertRefused(ByHand.Replace("GENERATOR", generator, StringComparison.Ordinal), StrangerProject.Source(), error);

    [TestMethod]
    public void A_project_without_an_action_is_one_error() =>
        AssertRefused(ByHand.Replace("GENERATOR", Generator, StringComparison.Ordinal), StrangerProject.Source(attribute: string.Empty), "NAOT010");

    [TestMethod]
    [DataRow("<TargetFramework>net8.0</TargetFramework>", "NAOT008")]
    [DataRow("<TargetFramework>net472</TargetFramework>", "NAOT008")]
    [DataRow("<TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>win-x86</RuntimeIdentifier>", "NAOT002")]
    [DataRow("<TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>win-arm64</RuntimeIdentifier>", "NAOT002")]
    [DataRow("<TargetFramework>net10.0</TargetFramework><WindowsInstallerNamespace>Dtf</WindowsInstallerNamespace>", "NAOT011")]
    public void What_cannot_be_is_one_error_that_says_what_to_change(string properties, string error) =>
        AssertRefused($"<PropertyGroup>{properties}</PropertyGroup>{Import}", StrangerProject.Source(), error);

    private static void AssertRefused(string content, string source, string error)
    {
        using StrangerProject project = new(content, source);

        (int exitCode, string output) = project.Publish();

        Assert.AreNotEqual(0, exitCode);
        Assert.ContainsSingle(line => line.Contains(": error ", StringComparison.Ordinal), output.Split('\n').Distinct(), output);
        StringAssert.Contains(output, $": error {error}: ");
        Assert.IsFalse(File.Exists(project.PublishedFile));
    }

    /// <summary>The names in the export directory, as they stand in the file.</summary>
    private static List<string> ExportsOf(string file)
    {
        using NativeImage image = new(file);
        return [.. image.Exports];
    }
}
