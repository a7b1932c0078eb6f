namespace Sdk.Tests;

/// <summary>A wrong property of a package is one error that names it, before anything is restored or built.</summary>
[TestClass]
public sealed class InstallerPropertyTests
{
    [TestMethod]
    [DataRow("1.2")]
    [DataRow("1.2.3.4")]
    [DataRow("300.0.0")]
    [DataRow("1.256.0")]
    [DataRow("1.0.65535")]
    [DataRow("1.2.3-beta")]
    [DataRow("01.2.3")]
    [DataRow("abc")]
    [DataRow("")]
    public void Version_that_Windows_Installer_cannot_compare_is_refused(string version) => AssertRefused("DD0002", "ProductVersion", $"-p:ProductVersion={version}");

    [TestMethod]
    public void Engine_that_is_not_known_is_refused() => AssertRefused("DD0001", "WixEngine", "-p:WixEngine=foo");

    [TestMethod]
    public void Payload_that_does_not_exist_is_refused() => AssertRefused("DD0003", "PayloadDir", "-p:PayloadDir=no/such%3Bfolder");

    [TestMethod]
    public void Payload_that_is_a_file_is_refused() => AssertRefused("DD0003", "PayloadDir", "-p:PayloadDir=README.md");

    [TestMethod]
    public void Architecture_without_programs_is_refused() => AssertRefused("DD0004", "InstallerPlatform", "-p:InstallerPlatform=x86");

    [TestMethod]
    public void License_that_does_not_exist_is_refused() => AssertRefused("DD0006", "LicenseRtf", "-p:LicenseRtf=no/such.rtf");

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Arm64_is_refused_where_its_programs_cannot_be_linked() => AssertRefused("DD0007", "Platform", "-p:Platform=arm64");

    [TestMethod]
    [DataRow("helper/DockerDesktop.Service/DockerDesktop.Service.csproj", "RuntimeIdentifier", "win-arm64")]
    [DataRow("helper/DockerDesktop.Client/DockerDesktop.Client.csproj", "RuntimeIdentifier", "win-arm64")]
    [DataRow("customactions/DockerDesktop.CustomActions/DockerDesktop.CustomActions.csproj", "RuntimeIdentifier", "win-arm64")]
    [DataRow("customactions/WixExtensions.CustomActions/WixExtensions.CustomActions.csproj", "RuntimeIdentifier", "win-arm64")]
    [DataRow("installer/Setup/DockerDesktop.Setup.csproj", "RuntimeIdentifier", "win-arm64")]
    [DataRow("installer/AllUsers/DockerDesktop-AllUsers.wixproj", "InstallerPlatform", "arm64")]
    [DataRow("installer/PerUser/DockerDesktop-PerUser.wixproj", "InstallerPlatform", "arm64")]
    public void The_platform_reaches_every_project_that_a_package_is_made_of(string project, string property, string value)
    {
        var result = CommandResult.Build(Repository.Root, project, "-p:WixEngine=portable", "-p:Platform=arm64", $"-getProperty:{property}");

        StringAssert.Contains(result.Output.Trim(), value);
    }

    [TestMethod]
    public void Greatest_version_and_a_relative_payload_are_taken()
    {
        var result = CommandResult.Build(Repository.Root, Project("PerUser"), "-target:CheckInstallerProperties", "-p:WixEngine=portable", "-p:ProductVersion=255.255.65534", "-p:PayloadDir=docs/", "-getProperty:PayloadFolder,InstallerPlatform");

        Assert.AreEqual(0, result.ExitCode, result.Output);
        StringAssert.Contains(result.Output, $"\"PayloadFolder\": \"{Path.Combine(Repository.Root, "docs").Replace(@"\", @"\\", StringComparison.Ordinal)}\"");
        StringAssert.Contains(result.Output, "\"InstallerPlatform\": \"x64\"");
    }

    private static string Project(string package) => Path.Combine("installer", package, $"DockerDesktop-{package}.wixproj");

    private static void AssertRefused(string code, string property, params string[] arguments)
    {
        var engine = arguments[0].StartsWith("-p:WixEngine", StringComparison.Ordinal) ? arguments : ["-p:WixEngine=portable", .. arguments];
        var result = CommandResult.Build(Repository.Root, Project("AllUsers"), ["-restore", "-target:Build", $"-p:Configuration={Repository.Configuration}", .. engine]);

        Assert.AreNotEqual(0, result.ExitCode, result.Output);
        Assert.HasCount(1, result.Errors, result.Output);
        StringAssert.Contains(result.Errors[0], $"error {code}: The property {property} is '");
        Assert.HasCount(1, result.Output.Trim().Split('\n'), result.Output);
    }
}
