using Installer.Msi.Database;

namespace Sdk.Tests;

/// <summary>A package project that refers to projects of other kinds.</summary>
[TestClass]
public sealed class ProgramReferenceTests
{
    [TestMethod]
    public void A_reference_to_a_project_of_custom_actions_publishes_it_and_tells_where_it_lies()
    {
        using var sample = new SamplePackage();
        Reference(sample);
        sample.Write("../actions/MyActions.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <Import Project="{Repository.Root}/customactions/CustomActions.targets" />
            </Project>
            """);
        sample.Write("../actions/Actions.cs", """
            using Microsoft.Deployment.WindowsInstaller;
            public static class Actions { [CustomAction] public static ActionResult First(Session session) => ActionResult.Success; }
            """);

        Assert.IsTrue(sample.BuildsAnew());

        using var file = File.OpenRead(sample.Package);
        var package = MsiDatabaseReader.Read(file);
        Assert.AreEqual("First", package.Tables["CustomAction"].Rows.Single()[3]);
        Assert.Contains("MyActions.dll MyActions .dll", (string)package.Tables["Property"].Rows.Single(row => (string)row[0]! == "Actions")[1]!);
    }

    [TestMethod]
    public void A_reference_to_a_managed_project_builds_it()
    {
        using var sample = new SamplePackage();
        Reference(sample);
        sample.Write("../actions/MyActions.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        sample.Write("../actions/Class.cs", "public static class Class;");
        sample.Replace("Package.wxs", "MyActions.CA.dll", "MyActions.dll");

        Assert.IsTrue(sample.BuildsAnew());
        Assert.IsFalse(sample.BuildsAnew(), "nothing changed");
    }

    private static void Reference(SamplePackage sample)
    {
        sample.Write("../actions/Directory.Build.props", "<Project />");
        sample.Write("../actions/Directory.Build.targets", "<Project />");
        sample.Replace("Sample.wixproj", "<ItemGroup>", """<ItemGroup><ProjectReference Include="../actions/MyActions.csproj" />""");
        sample.Replace("Package.wxs", """<Feature Id="Main">""", """
            <Property Id="Actions" Value="$(var.MyActions.TargetFileName) $(var.MyActions.TargetName) $(var.MyActions.TargetExt)" />
            <Binary Id="Actions" SourceFile="$(var.MyActions.TargetDir)MyActions.CA.dll" />
            <CustomAction Id="First" BinaryRef="Actions" DllEntry="First" />
            <InstallExecuteSequence><Custom Action="First" After="InstallInitialize" /></InstallExecuteSequence>
            <Feature Id="Main">
            """);
    }
}
