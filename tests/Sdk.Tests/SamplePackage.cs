namespace Sdk.Tests;

/// <summary>A small package project in a temporary folder, with a payload that it harvests itself.</summary>
internal sealed class SamplePackage : IDisposable
{
    public const string Payload = "pay;load %41 $(c)'";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sdk-test-");

    /// <summary>Writes the project, and its payload into a folder whose name means something to MSBuild and to shells.</summary>
    public SamplePackage()
    {
        Root = Path.Combine(folder.FullName, "my sample");
        var sdk = Path.Combine(Repository.Root, "build", "Sdk");
        // These end the search for files of the same name further up.
        Write("Directory.Build.props", "<Project />");
        Write("Sample.wixproj", $"""
            <Project DefaultTargets="Build">
              <Import Project="{sdk}/Sdk.props" />
              <PropertyGroup>
                <DefineConstants>Name=$(SampleName)</DefineConstants>
                <Cultures>neutral,en-US</Cultures>
              </PropertyGroup>
              <ItemGroup>
                <BindPath Include="pay%3Bload %2541 %24(c)'/" BindName="Payload" />
              </ItemGroup>
              <Import Project="{sdk}/Sdk.targets" />
            </Project>
            """);
        Write("Package.wxs", """
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
              <Package Name="Sample $(Name)" Manufacturer="!(loc.Maker)" Version="1.2.3" UpgradeCode="0BD8B8BC-6E4D-4E0D-8E1E-7E0C6F6B7A12">
                <MediaTemplate EmbedCab="yes" />
                <StandardDirectory Id="ProgramFiles6432Folder"><Directory Id="INSTALLFOLDER" Name="Sample" /></StandardDirectory>
                <Feature Id="Main"><Files Include="!(bindpath.Payload)\**" /></Feature>
              </Package>
            </Wix>
            """);
        Write("Texts.wxl", """<WixLocalization Culture="en-US" xmlns="http://wixtoolset.org/schemas/v4/wxl"><String Id="Maker" Value="Somebody" /></WixLocalization>""");
        Write(Payload + "/a.txt", "a");
        Write(Payload + "/sub/b.txt", "b");
    }

    public string Root { get; }

    public string Package => Path.Combine(Root, "bin", "Release", "Sample.msi");

    /// <summary>Writes a file below the project's folder.</summary>
    public string Write(string relativePath, string content)
    {
        var path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Replaces a text in a file that there is.</summary>
    public void Replace(string relativePath, string old, string value) =>
        Write(relativePath, File.ReadAllText(Path.Combine(Root, relativePath)).Replace(old, value, StringComparison.Ordinal));

    public CommandResult Build(params string[] arguments) => CommandResult.Build(Root, "Sample.wixproj", ["-p:Configuration=Release", .. arguments]);

    /// <summary>Builds, and tells whether the package was made anew.</summary>
    public bool BuildsAnew(params string[] arguments)
    {
        var before = DateTime.UnixEpoch.AddYears(40);
        if (File.Exists(Package))
        {
            before = File.GetLastWriteTimeUtc(Package);
        }

        var result = Build(arguments);
        Assert.AreEqual(0, result.ExitCode, result.Output);
        return File.GetLastWriteTimeUtc(Package) != before;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
