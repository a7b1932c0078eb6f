using Installer.Msi.Database;

namespace Sdk.Tests;

/// <summary>What WixToolset.Sdk tells sources of their project, and what reaches the compiler from elsewhere.</summary>
[TestClass]
public sealed class ProjectConstantTests
{
    [TestMethod]
    public void Sources_see_their_project_and_the_projects_that_it_refers_to()
    {
        using var sample = new SamplePackage();
        sample.Write("../actions/Directory.Build.props", "<Project />");
        sample.Write("../actions/Directory.Build.targets", "<Project />");
        sample.Write("../actions/My-App.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><AssemblyName>Other</AssemblyName></PropertyGroup></Project>""");
        sample.Write("../actions/Class.cs", "public static class Class;");
        sample.Replace("Sample.wixproj", "<ItemGroup>", """<ItemGroup><ProjectReference Include="../actions/My-App.csproj" />""");
        string[] names =
        [
            "Configuration", "OutDir", "Platform", "InstallerPlatform", "ProjectDir", "ProjectExt", "ProjectFileName", "ProjectName", "ProjectPath", "TargetDir", "TargetExt", "TargetFileName", "TargetName",
            "TargetPath", "SolutionDir", "SolutionName", "My_App.Configuration", "My_App.ProjectDir", "My_App.ProjectExt", "My_App.ProjectFileName", "My_App.ProjectName", "My_App.ProjectPath",
            "My_App.TargetDir", "My_App.TargetExt", "My_App.TargetFileName", "My_App.TargetName", "My_App.TargetPath",
        ];
        sample.Replace("Package.wxs", """<Feature Id="Main">""", string.Concat(names.Select((name, i) => $"<Property Id=\"P{i}\" Value=\"$(var.{name})\" />")) + """
            <Feature Id="Main"><Component Directory="INSTALLFOLDER"><File Source="!(bindpath.My-App)/Other.dll" Name="bound.dll" /></Component><Component Directory="INSTALLFOLDER"><File Source="Other.dll" Name="found.dll" /></Component>
            """);

        var result = sample.Build("-p:SolutionDir=/sln/", "-p:SolutionName=Whole");
        Assert.AreEqual(0, result.ExitCode, result.Output);

        var values = Properties(sample.Package);
        var root = sample.Root.Replace('\\', '/');
        var app = Path.GetFullPath(Path.Combine(sample.Root, "..", "actions")).Replace('\\', '/');
        string Value(string name) => values[$"P{Array.IndexOf(names, name)}"];
        Assert.AreEqual("Release bin/Release/ AnyCPU x64", string.Join(' ', "Configuration OutDir Platform InstallerPlatform".Split(' ').Select(Value)));
        Assert.AreEqual($"{root}/ .wixproj Sample.wixproj Sample {root}/Sample.wixproj", string.Join(' ', "ProjectDir ProjectExt ProjectFileName ProjectName ProjectPath".Split(' ').Select(Value)));
        Assert.AreEqual($"{root}/bin/Release/ .msi Sample.msi Sample {root}/bin/Release/Sample.msi", string.Join(' ', "TargetDir TargetExt TargetFileName TargetName TargetPath".Split(' ').Select(Value)));
        Assert.AreEqual("/sln/ Whole", string.Join(' ', "SolutionDir SolutionName".Split(' ').Select(Value)));
        Assert.AreEqual($"Release {app}/ .csproj My-App.csproj My-App {app}/My-App.csproj", string.Join(' ', "Configuration ProjectDir ProjectExt ProjectFileName ProjectName ProjectPath".Split(' ').Select(name => Value("My_App." + name))));
        Assert.AreEqual($".dll Other.dll Other {Value("My_App.TargetDir")}Other.dll", string.Join(' ', "TargetExt TargetFileName TargetName TargetPath".Split(' ').Select(name => Value("My_App." + name))));
    }

    [TestMethod]
    public void Constants_may_hold_semicolons_quotation_marks_and_separators()
    {
        using var sample = new SamplePackage();
        sample.Replace("Sample.wixproj", "Name=$(SampleName)", "Name=N;List=a%3Bb;Quoted=\"two words\";Apostrophe=it's;Folder=C:%5Cdir%5C;Flag");
        sample.Replace("Package.wxs", """<Feature Id="Main">""", """
            <?foreach L in $(List)?><Property Id="L$(L)" Value="$(L)" /> <?endforeach?>
            <Property Id="Q" Value="$(Quoted)" /><Property Id="A" Value="$(Apostrophe)" /><Property Id="F" Value="$(Folder)" /><?ifdef Flag?><Property Id="D" Value="defined" /><?endif?>
            <Feature Id="Main">
            """);

        var result = sample.Build();
        Assert.AreEqual(0, result.ExitCode, result.Output);

        var values = Properties(sample.Package);
        Assert.AreEqual("a b \"two words\" it's C:\\dir\\ defined", string.Join(' ', "La Lb Q A F D".Split(' ').Select(id => values[id])));
    }

    [TestMethod]
    public void Directory_Build_targets_is_imported()
    {
        using var sample = new SamplePackage();
        sample.Write("Directory.Build.targets", "<Project><PropertyGroup><DefineConstants>$(DefineConstants);FromTargets=T</DefineConstants></PropertyGroup></Project>");
        sample.Replace("Package.wxs", """<Feature Id="Main">""", """<Property Id="A" Value="$(FromTargets)" /><Feature Id="Main">""");

        var result = sample.Build();

        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.AreEqual("T", Properties(sample.Package)["A"]);
    }

    [TestMethod]
    [DataRow("out put")]
    [DataRow("out put/")]
    public void Output_folder_of_the_command_line_gets_the_package_and_nothing_of_the_compiler(string name)
    {
        using var sample = new SamplePackage();
        var folder = Path.Combine(sample.Root, name);

        var result = CommandResult.Run(sample.Root, "dotnet", new Dictionary<string, string>(), "build", "Sample.wixproj", "-nologo", "-o", folder, "-p:SampleName=S", "-p:OutputType=Package", "-p:DefineConstants=Name=G");

        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.AreEqual("Sample.msi", string.Join(' ', Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName)));
        Assert.AreEqual("Sample G", Properties(Path.Combine(folder, "Sample.msi"))["ProductName"]);
    }

    [TestMethod]
    public void Output_path_with_separators_of_Windows_and_none_at_its_end_is_a_folder()
    {
        using var sample = new SamplePackage();
        sample.Replace("Sample.wixproj", "<DefineConstants>", "<OutputPath>my\\$(Configuration)</OutputPath><DefineConstants>");

        var result = sample.Build();

        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.IsTrue(File.Exists(Path.Combine(sample.Root, "my", "Release", "Sample.msi")), result.Output);
    }

    [TestMethod]
    [DataRow("<HarvestDirectory Include=\"files\" />", "WIXC0007")]
    [DataRow("<HarvestProject Include=\"a.csproj\" />", "WIXC0007")]
    [DataRow("<ProjectReference Include=\"native.vcxproj\" />", "WIXC0006")]
    public void What_needs_other_tools_is_refused(string item, string code)
    {
        using var sample = new SamplePackage();
        sample.Replace("Sample.wixproj", "<ItemGroup>", "<ItemGroup>" + item);

        var result = sample.Build();

        Assert.AreNotEqual(0, result.ExitCode);
        StringAssert.Contains(result.Errors.Single(), $"error {code}: ");
        Assert.IsFalse(File.Exists(sample.Package));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Each_group_of_cultures_makes_a_package(bool isByFiles)
    {
        using var sample = new SamplePackage();
        sample.Write("German.wxl", """<WixLocalization Culture="de-DE" xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="Maker" Value="Jemand" /></WixLocalization>""");
        sample.Replace("Sample.wixproj", "<Cultures>neutral,en-US</Cultures>", isByFiles ? string.Empty : "<Cultures>en-US,neutral;de-DE</Cultures>");

        var result = sample.Build();

        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.IsFalse(File.Exists(sample.Package));
        Assert.AreEqual("Somebody", Properties(Path.Combine(sample.Root, "bin/Release/en-US/Sample.msi"))["Manufacturer"]);
        Assert.AreEqual("Jemand", Properties(Path.Combine(sample.Root, "bin/Release/de-DE/Sample.msi"))["Manufacturer"]);

        var time = File.GetLastWriteTimeUtc(Path.Combine(sample.Root, "bin/Release/de-DE/Sample.msi"));
        Assert.AreEqual(0, sample.Build().ExitCode);
        Assert.AreEqual(time, File.GetLastWriteTimeUtc(Path.Combine(sample.Root, "bin/Release/de-DE/Sample.msi")), "nothing changed");

        Assert.AreEqual(0, sample.Build("-target:Clean").ExitCode);
        Assert.IsEmpty(Directory.EnumerateFiles(Path.Combine(sample.Root, "bin"), "*", SearchOption.AllDirectories).ToList());
    }

    private static Dictionary<string, string> Properties(string package)
    {
        using var file = File.OpenRead(package);
        return MsiDatabaseReader.Read(file).Tables["Property"].Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!);
    }
}
