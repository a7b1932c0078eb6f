using Installer.Msi.Database;

namespace Sdk.Tests;

/// <summary>The MSBuild SDK over the portable compiler: what it compiles again, what it leaves, and what an error looks like.</summary>
[TestClass]
public sealed class PortableSdkTests
{
    [TestMethod]
    public void Package_is_made_anew_when_and_only_when_something_changed()
    {
        using var sample = new SamplePackage();
        Assert.IsTrue(sample.BuildsAnew());
        Assert.AreEqual("a.txt b.txt", FilesOf(sample));
        Assert.IsFalse(sample.BuildsAnew(), "nothing changed");

        var file = sample.Write(SamplePackage.Payload + "/a.txt", "older content");
        File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.IsTrue(sample.BuildsAnew(), "a file was replaced by an older one");
        Assert.IsFalse(sample.BuildsAnew(), "nothing changed after a file was replaced");

        File.SetLastWriteTimeUtc(sample.Write(SamplePackage.Payload + "/c.txt", "c"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.IsTrue(sample.BuildsAnew(), "a file was added");
        Assert.AreEqual("a.txt b.txt c.txt", FilesOf(sample));

        File.Delete(file);
        Assert.IsTrue(sample.BuildsAnew(), "a file was removed");
        Assert.AreEqual("b.txt c.txt", FilesOf(sample));

        Assert.IsTrue(sample.BuildsAnew("-p:SampleName=Other"), "a constant changed");
        Assert.IsFalse(sample.BuildsAnew("-p:SampleName=Other"), "nothing changed after a constant");

        Assert.IsTrue(sample.BuildsAnew("-p:SampleName=Other", "-p:SOURCE_DATE_EPOCH=1000000000"), "the time changed");
        Assert.IsTrue(sample.BuildsAnew("-p:SampleName=Other"), "the time changed back");

        File.Delete(sample.Package);
        Assert.IsTrue(sample.BuildsAnew("-p:SampleName=Other"), "the package was deleted");
    }

    [TestMethod]
    public void Properties_of_WiX_s_SDK_reach_the_compiler()
    {
        using var sample = new SamplePackage();
        sample.Write("in cludes/Names.wxi", "<Include xmlns=\"http://wixtoolset.org/schemas/v4/wxs\"><?define Included = of an include?></Include>");
        sample.Write("More.wxs", """
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
              <?include Names.wxi?>
              <Fragment>
                <ComponentGroup Id="More" Directory="INSTALLFOLDER">
                  <Component Guid="*"><RegistryValue Root="HKMU" Key="Software\Sample" Name="Value" Value="$(Included), !(wix.Named), !(wix.Paired)" KeyPath="yes" /></Component>
                </ComponentGroup>
              </Fragment>
            </Wix>
            """);
        sample.Replace("Package.wxs", """<Feature Id="Main">""", """<Feature Id="Main"><ComponentGroupRef Id="More" />""");
        sample.Replace("Sample.wixproj", "<ItemGroup>", """
            <PropertyGroup>
              <IncludeSearchPaths>in cludes</IncludeSearchPaths>
              <CabinetCreationThreadCount>1</CabinetCreationThreadCount>
              <LinkerAdditionalOptions>-bcgg</LinkerAdditionalOptions>
            </PropertyGroup>
            <ItemGroup>
              <BindVariable Include="a value"><Name>Named</Name></BindVariable>
              <BindVariable Include="Paired=another" />
            """);

        Assert.IsTrue(sample.BuildsAnew());

        using var file = File.OpenRead(sample.Package);
        Assert.AreEqual("of an include, a value, another", MsiDatabaseReader.Read(file).Tables["Registry"].Rows.Single()[4]);
    }

    [TestMethod]
    [DataRow("<EnableDefaultItems>false</EnableDefaultItems>", """<Compile Include="Package.wxs" /><EmbeddedResource Include="Texts.wxl" />""", DisplayName = "no items by default")]
    [DataRow("<EnableDefaultCompileItems>false</EnableDefaultCompileItems>", """<Compile Include="Package.wxs" />""", DisplayName = "no sources by default")]
    [DataRow("<DefaultItemExcludes>$(DefaultItemExcludes);agent/**</DefaultItemExcludes>", "", DisplayName = "a folder left out")]
    public void Project_says_which_files_are_its_sources(string property, string items)
    {
        using var sample = new SamplePackage();
        sample.Write("agent/Package.wxs", "<Wix xmlns=\"http://wixtoolset.org/schemas/v4/wxs\"><Package Name=\"Agent\" /></Wix>");
        sample.Write(".hidden/Package.wxs", "no source at all");
        Assert.AreNotEqual(0, sample.Build().ExitCode, "The other package is a source by default.");

        sample.Replace("Sample.wixproj", "<ItemGroup>", $"<PropertyGroup>{property}</PropertyGroup><ItemGroup>{items}");

        Assert.IsTrue(sample.BuildsAnew());
        Assert.AreEqual("a.txt b.txt", FilesOf(sample));
    }

    [TestMethod]
    [DataRow("true", "INSTALLFOLDER", DisplayName = "what is in it")]
    [DataRow("false", SamplePackage.Payload, DisplayName = "the folder itself")]
    public void HarvestDirectory_makes_the_component_group_that_it_names(string withoutRoot, string parent)
    {
        using var sample = new SamplePackage();
        sample.Replace("Package.wxs", """<Files Include="!(bindpath.Payload)\**" />""", """<ComponentGroupRef Id="Harvested" />""");
        sample.Replace("Sample.wixproj", "<ItemGroup>", $"""
            <ItemGroup>
              <HarvestDirectory Include="pay%3Bload %2541 %24(c)'/">
                <ComponentGroupName>Harvested</ComponentGroupName>
                <DirectoryRefId>INSTALLFOLDER</DirectoryRefId>
                <SuppressRootDirectory>{withoutRoot}</SuppressRootDirectory>
              </HarvestDirectory>
            """);

        Assert.IsTrue(sample.BuildsAnew());
        Assert.AreEqual("a.txt b.txt", FilesOf(sample));
        using var file = File.OpenRead(sample.Package);
        var directories = MsiDatabaseReader.Read(file).Tables["Directory"].Rows.ToDictionary(row => (string)row[0]!, row => (Parent: (string?)row[1], Name: ((string)row[2]!).Split('|')[^1]));
        var above = directories.Values.Single(directory => directory.Name == "sub").Parent!;
        Assert.AreEqual(parent, above == "INSTALLFOLDER" ? above : directories[above].Name);

        Assert.IsFalse(sample.BuildsAnew(), "nothing changed");
        sample.Write(SamplePackage.Payload + "/c.txt", "c");
        Assert.IsTrue(sample.BuildsAnew(), "a file was added");
        Assert.AreEqual("a.txt b.txt c.txt", FilesOf(sample));
    }

    [TestMethod]
    [DataRow("<HarvestDirectory Include=\"pay\" />", "has no ComponentGroupName")]
    [DataRow("<HarvestDirectory Include=\"pay\" ComponentGroupName=\"G\" Transforms=\"filter.xslt\" />", "has the Transforms 'filter.xslt'")]
    [DataRow("<HarvestFile Include=\"a.dll\" />", "only HarvestDirectory is supported")]
    [DataRow("<HarvestProject Include=\"a.csproj\" />", "only HarvestDirectory is supported")]
    public void What_heat_would_make_and_this_does_not_is_an_error(string item, string expected)
    {
        using var sample = new SamplePackage();
        sample.Replace("Sample.wixproj", "<ItemGroup>", $"<ItemGroup>{item}");

        var result = sample.Build();

        Assert.AreNotEqual(0, result.ExitCode);
        StringAssert.Contains(result.Errors.Single(), "error WIXC0007: ");
        StringAssert.Contains(result.Errors.Single(), expected);
        Assert.IsFalse(File.Exists(sample.Package));
    }

    [TestMethod]
    public void Steps_of_the_project_run_where_they_hang()
    {
        using var sample = new SamplePackage();
        sample.Replace("Sample.wixproj", "<ItemGroup>", """
            <PropertyGroup>
              <SignOutput>true</SignOutput>
              <PreBuildEvent>echo before&gt;event.txt</PreBuildEvent>
              <PostBuildEvent>echo after&gt;event.txt</PostBuildEvent>
            </PropertyGroup>
            <Target Name="Prepare" BeforeTargets="PreBuildEvent"><WriteLinesToFile File="steps.txt" Lines="prepared" /></Target>
            <Target Name="SignMsi"><WriteLinesToFile File="steps.txt" Lines="signed %(SignMsi.Filename)%(SignMsi.Extension)" /></Target>
            <Target Name="Publish1" AfterTargets="PostBuildEvent"><WriteLinesToFile File="steps.txt" Lines="built" /></Target>
            <ItemGroup>
            """);

        Assert.IsTrue(sample.BuildsAnew());
        var steps = Path.Combine(sample.Root, "steps.txt");
        Assert.AreEqual("prepared, signed Sample.msi, built", string.Join(", ", File.ReadAllLines(steps)));
        Assert.AreEqual("after", File.ReadAllText(Path.Combine(sample.Root, "bin", "Release", "event.txt")).Trim());

        File.Delete(steps);
        Assert.IsFalse(sample.BuildsAnew(), "nothing changed");
        Assert.AreEqual("prepared, built", string.Join(", ", File.ReadAllLines(steps)), "A package that is signed is not signed again.");

        File.Delete(steps);
        sample.Write(SamplePackage.Payload + "/c.txt", "c");
        Assert.IsTrue(sample.BuildsAnew(), "a file was added");
        Assert.AreEqual("prepared, signed Sample.msi, built", string.Join(", ", File.ReadAllLines(steps)));
    }

    [TestMethod]
    public void SignOutput_without_a_target_that_signs_is_an_error()
    {
        using var sample = new SamplePackage();

        var result = sample.Build("-p:SignOutput=true");

        Assert.AreNotEqual(0, result.ExitCode);
        StringAssert.Contains(result.Output, "SignMsi");
    }

    [TestMethod]
    [DataRow("<PropertyGroup><BindInputPaths>other</BindInputPaths></PropertyGroup>")]
    [DataRow("<ItemGroup><BindInputPaths Include=\"other\" /></ItemGroup>")]
    [DataRow("<PropertyGroup><LinkerBindInputPaths>other</LinkerBindInputPaths></PropertyGroup>")]
    public void Older_names_of_BindPath_are_understood(string declaration)
    {
        using var sample = new SamplePackage();
        sample.Write("other/found.txt", "found");
        sample.Replace("Package.wxs", """<Files Include="!(bindpath.Payload)\**" />""", """<Component Directory="INSTALLFOLDER"><File Source="found.txt" /></Component>""");
        sample.Replace("Sample.wixproj", "<ItemGroup>", $"{declaration}<ItemGroup>");

        Assert.IsTrue(sample.BuildsAnew());
        Assert.AreEqual("found.txt", FilesOf(sample));
    }

    [TestMethod]
    public void Error_is_told_once_with_file_and_line_and_leaves_the_package()
    {
        using var sample = new SamplePackage();
        Assert.IsTrue(sample.BuildsAnew());
        var before = File.ReadAllBytes(sample.Package);
        var source = sample.Write("More.wxs", "<Wix xmlns=\"http://wixtoolset.org/schemas/v4/wxs\">\n  <Fragment>\n    <Banana />\n  </Fragment>\n</Wix>\n");

        var result = sample.Build();

        Assert.AreNotEqual(0, result.ExitCode);
        Assert.HasCount(2, result.Errors, result.Output);
        Assert.StartsWith($"{source}(3): error WIX0005: ", result.Errors[0]);
        StringAssert.Contains(result.Errors[1], "error WIXC0003: Sample.msi was not built");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(sample.Package));

        var again = sample.Build();
        Assert.AreNotEqual(0, again.ExitCode, "The error was forgotten by the next build.");
    }

    [TestMethod]
    public void Package_is_validated_with_the_properties_of_WixToolset_Sdk()
    {
        using var sample = new SamplePackage();
        var longName = $"-p:SampleName={new string('x', 64)}";

        var refused = sample.Build(longName);
        Assert.AreNotEqual(0, refused.ExitCode);
        Assert.HasCount(2, refused.Errors, refused.Output);
        StringAssert.Contains(refused.Errors[0], "Sample.msi : error WIX0204: ICE16: ");
        StringAssert.Contains(refused.Errors[1], "error WIXC0004: Sample.msi is not valid");
        Assert.AreNotEqual(0, sample.Build(longName).ExitCode, "The finding was forgotten by the next build.");

        var stamp = Directory.EnumerateFiles(Path.Combine(sample.Root, "obj"), "*.validated.txt", SearchOption.AllDirectories);
        Assert.AreEqual(0, sample.Build(longName, "-p:SuppressValidation=true").ExitCode);
        Assert.IsEmpty(stamp.ToList());
        Assert.AreEqual(0, sample.Build(longName, "-p:Ices=\"ICE30;ICE38\"").ExitCode);
        Assert.AreEqual(0, sample.Build(longName, "-p:SuppressIces=\"ICE64;ICE16\"").ExitCode);

        var validated = File.GetLastWriteTimeUtc(stamp.Single());
        Assert.AreEqual(0, sample.Build(longName, "-p:SuppressIces=\"ICE64;ICE16\"").ExitCode);
        Assert.AreEqual(validated, File.GetLastWriteTimeUtc(stamp.Single()), "It was validated again although nothing had changed.");
        Assert.AreNotEqual(0, sample.Build(longName, "-p:SuppressIces=ICE64").ExitCode, "A property has changed.");
    }

    [TestMethod]
    public void Clean_takes_away_what_was_built_and_rebuild_makes_it_again()
    {
        using var sample = new SamplePackage();
        Assert.IsTrue(sample.BuildsAnew("-target:Rebuild"));
        Assert.IsTrue(sample.BuildsAnew("-target:Rebuild"));

        var result = sample.Build("-target:Clean");

        Assert.AreEqual(0, result.ExitCode, result.Output);
        Assert.IsEmpty(Directory.EnumerateFiles(Path.Combine(sample.Root, "bin"), "*", SearchOption.AllDirectories).ToList());
        Assert.IsEmpty(Directory.EnumerateFiles(Path.Combine(sample.Root, "obj"), "*", SearchOption.AllDirectories).ToList());
    }

    [TestMethod]
    public void Place_time_zone_and_language_do_not_change_a_byte()
    {
        using var first = new SamplePackage();
        Assert.IsTrue(first.BuildsAnew());
        using var second = new SamplePackage();
        foreach (var file in Directory.EnumerateFiles(second.Root, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }

        var result = CommandResult.Build(
            second.Root,
            "Sample.wixproj",
            new Dictionary<string, string> { ["TZ"] = "Pacific/Chatham", ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8" },
            "-p:Configuration=Release");

        Assert.AreEqual(0, result.ExitCode, result.Output);
        CollectionAssert.AreEqual(File.ReadAllBytes(first.Package), File.ReadAllBytes(second.Package));
    }

    [TestMethod]
    public void Output_that_the_compiler_cannot_make_is_refused()
    {
        using var sample = new SamplePackage();

        var result = sample.Build("-p:OutputType=Bundle");

        Assert.AreNotEqual(0, result.ExitCode);
        Assert.HasCount(1, result.Errors, result.Output);
        StringAssert.Contains(result.Errors[0], "error WIXC0001: OutputType 'Bundle'");
    }

    [TestMethod]
    public void Library_that_is_referred_to_is_built_and_taken_from()
    {
        using var sample = new SamplePackage();
        var sdk = Path.Combine(Repository.Root, "build", "Sdk");
        sample.Write("Directory.Build.props", """<Project><ItemGroup><ProjectReference Include="../my library/Lib.wixproj" /></ItemGroup></Project>""");
        sample.Write("../my library/Directory.Build.props", "<Project />");
        sample.Write("../my library/Lib.wixproj", $"""
            <Project DefaultTargets="Build">
              <Import Project="{sdk}/Sdk.props" />
              <PropertyGroup><OutputType>Library</OutputType><BindFiles>true</BindFiles></PropertyGroup>
              <ItemGroup><BindPath Include="." BindName="Here" /></ItemGroup>
              <Import Project="{sdk}/Sdk.targets" />
            </Project>
            """);
        sample.Write("../my library/Lib.wxs", """
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Fragment><ComponentGroup Id="Group"><File Source="!(bindpath.Here)\library.txt" /></ComponentGroup></Fragment></Wix>
            """);
        var file = sample.Write("../my library/library.txt", "library");
        sample.Write("More.wxs", """
            <Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Fragment><FeatureGroup Id="More"><ComponentGroupRef Id="Group" /></FeatureGroup></Fragment></Wix>
            """);
        sample.Replace("Package.wxs", "</Feature>", "<FeatureGroupRef Id=\"More\" /></Feature>");

        Assert.IsTrue(sample.BuildsAnew());
        Assert.AreEqual("a.txt b.txt library.txt", FilesOf(sample));
        Assert.IsFalse(sample.BuildsAnew(), "nothing changed");

        File.WriteAllText(file, "another text");
        Assert.IsTrue(sample.BuildsAnew(), "a file of the library changed");
    }

    private static string FilesOf(SamplePackage sample)
    {
        using var stream = File.OpenRead(sample.Package);
        return string.Join(' ', MsiDatabaseReader.Read(stream).Tables["File"].Rows.Select(row => (string)row[2]!).Order(StringComparer.Ordinal));
    }
}
