using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Settings;

namespace CustomActions.Tests;

[TestClass]
public sealed class InstallFlagParserTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("   ", "")]
    [DataRow("--no-windows-containers", "DISABLEWINDOWSCONTAINERS=1")]
    [DataRow("  --no-windows-containers   --backend=hyper-v ", "DISABLEWINDOWSCONTAINERS=1|ENGINE=hyperv")]
    [DataRow("--NO-Windows-Containers", "DISABLEWINDOWSCONTAINERS=1")]
    [DataRow("--backend=wsl-2", "ENGINE=wsl")]
    [DataRow("--backend=windows", "ENGINE=windows")]
    [DataRow("--backend=WSL-2", "ENGINE=wsl")]
    [DataRow("--backend=wsl-2 --backend=wsl-2", "ENGINE=wsl")]
    [DataRow("--installation-dir=C:\\Tools", @"INSTALLFOLDER=C:\Tools")]
    [DataRow("--installation-dir=\"C:\\Program Files\\D\\\"", @"INSTALLFOLDER=C:\Program Files\D\")]
    [DataRow("\"--installation-dir=C:\\Program Files\\D\"", @"INSTALLFOLDER=C:\Program Files\D")]
    [DataRow("--installation-dir='C:\\Program Files\\D'", @"INSTALLFOLDER=C:\Program Files\D")]
    [DataRow("--allowed-org='it''s ours' --always-run-service", "ALLOWEDORG=it''s ours|ALWAYSRUNSERVICE=1")]
    [DataRow("--allowed-org=it's", "ALLOWEDORG=it's")]
    [DataRow("--admin-settings=\"{'configurationFileVersion': 2}\"", "ADMINSETTINGS={'configurationFileVersion': 2}")]
    [DataRow("--admin-settings=\"{\"\"a\"\": 1}\"", "ADMINSETTINGS={\"a\": 1}")]
    [DataRow("--docker-users=PC\\a;PC\\b", @"DOCKERUSERS=PC\a;PC\b")]
    [DataRow("--override-proxy-http=http://p:1/?a=b", "OVERRIDEPROXYHTTP=http://p:1/?a=b")]
    [DataRow("-\u2013no-windows-containers", "DISABLEWINDOWSCONTAINERS=1")]
    [DataRow("\u2013no-windows-containers", "DISABLEWINDOWSCONTAINERS=1")]
    [DataRow("\u2014no-windows-containers", "DISABLEWINDOWSCONTAINERS=1")]
    [DataRow("\u2013\u2013no-windows-containers", "DISABLEWINDOWSCONTAINERS=1")]
    [DataRow("-no-windows-containers", "DISABLEWINDOWSCONTAINERS=1")]
    [DataRow("--allowed-org=\u201Cour org\u201D", "ALLOWEDORG=our org")]
    [DataRow("--admin-settings=\"{\\\"a\\\": 1}\" --always-run-service", "ADMINSETTINGS={\"a\": 1}|ALWAYSRUNSERVICE=1")]
    [DataRow("--installation-dir=\"C:\\a b\\\" --wsl-default-data-root=\"D:\\c\\\"", @"INSTALLFOLDER=C:\a b\|WSLDEFAULTDATAROOT=D:\c\")]
    [DataRow("--installation-dir=\"C:\\a b\\\\\"", @"INSTALLFOLDER=C:\a b\")]
    [DataRow("--docker-users=\"a\\\" --engine-access=tcp\"", "DOCKERUSERS=a\" --engine-access=tcp")]
    public void Flags_become_properties(string line, string properties) =>
        Assert.AreEqual(properties, string.Join('|', InstallFlagParser.Parse(line).Select(property => $"{property.Key}={property.Value}")));

    [TestMethod]
    [DataRow("--no-windows-container", "--no-windows-container is not known", "Did you mean --no-windows-containers?")]
    [DataRow("--backnd=wsl-2", "--backnd is not known", "Did you mean --backend?")]
    [DataRow("--utterly-different-thing-altogether", "is not known", "Known flags: --admin-settings,")]
    [DataRow("--", "The flag -- is not known", "Known flags")]
    [DataRow("--backend", "--backend needs a value", "--backend=VALUE")]
    [DataRow("--backend=", "--backend needs a value", "--backend=VALUE")]
    [DataRow("--backend=hyperv", "--backend allows", "wsl-2, hyper-v, windows")]
    [DataRow("--always-run-service=yes", "--always-run-service takes no value", "Leave it out")]
    [DataRow("--backend=wsl-2 --backend=windows", "--backend is given twice", "Give it once")]
    [DataRow("--quiet", "--quiet is one of the setup program", "/qn")]
    [DataRow("--user", "--user is one of the setup program", "leave it out")]
    [DataRow("--all-users", "--all-users is one of the setup program", "leave it out")]
    [DataRow("--accept-license", "--accept-license is one of the setup program", "leave it out")]
    [DataRow("--allowed-org=\"a", "quotation mark", "not closed")]
    [DataRow("--always-run-service /quiet", "belongs to no flag", "after --always-run-service")]
    [DataRow("quiet", "belongs to no flag", "after the beginning")]
    public void What_cannot_be_understood_is_named_with_a_way_out(string line, string problem, string wayOut)
    {
        var exception = Assert.ThrowsExactly<ActionFailedException>(() => InstallFlagParser.Parse(line));
        Assert.StartsWith("INSTALLFLAGS: ", exception.Message);
        Assert.Contains(problem, exception.Message);
        Assert.Contains(wayOut, exception.Message);
    }

    [TestMethod]
    public void Every_error_is_in_one_text()
    {
        var exception = Assert.ThrowsExactly<ActionFailedException>(() => InstallFlagParser.Parse("--backnd=wsl-2 --user --engine-access"));
        Assert.Contains("--backnd", exception.Message);
        Assert.Contains("--user", exception.Message);
        Assert.Contains("--engine-access", exception.Message);
    }

    [TestMethod]
    [DataRow("--override-proxy-htp=http://user:hunter2@proxy")]
    [DataRow("--disable-analytics=hunter2")]
    [DataRow("--override-proxy-http=\"http://user:hunter2@proxy")]
    [DataRow("--override-proxy-http http://user:hunter2@proxy")]
    [DataRow("--override-proxy-http=a --override-proxy-http=hunter2")]
    [DataRow("--backend=hunter2")]
    public void No_error_shows_a_value(string line) =>
        Assert.DoesNotContain("hunter2", Assert.ThrowsExactly<ActionFailedException>(() => InstallFlagParser.Parse(line)).Message);

    [TestMethod]
    public void Every_flag_of_the_contract_sets_its_property()
    {
        foreach (var flag in InstallFlags.All.Where(flag => flag.Property is not null))
        {
            var value = flag.ValueNames.Count > 0 ? flag.ValueNames.Keys.First() : "v";
            var properties = InstallFlagParser.Parse(flag.TakesValue ? $"{flag.Name}={value}" : flag.Name);
            var property = Assert.ContainsSingle(properties);
            Assert.AreEqual(flag.Property, property.Key);
            Assert.AreEqual(!flag.TakesValue ? "1" : flag.ValueNames.GetValueOrDefault(value, value), property.Value);
        }
    }

    [TestMethod]
    public void Every_flag_sets_a_property_that_is_judged()
    {
        foreach (var flag in InstallFlags.All.Where(flag => flag.Property is not (null or "INSTALLFOLDER")))
        {
            Assert.Contains(flag.Property!, PublicProperties.All.Select(property => property.Name));
        }
    }
}
