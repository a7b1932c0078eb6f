using CustomActions.Tests.Fakes;
using DockerDesktop.CustomActions.Platform;
using DockerDesktop.CustomActions.Scopes;
using DockerDesktop.CustomActions.Settings;

namespace CustomActions.Tests;

/// <summary>Every public property at its default, at a legal and at an illegal value, in both packages, and who may give it.</summary>
[TestClass]
public sealed class PublicPropertyTests : PrepareInstallFixture
{
    private const string Machine = "machine";
    private const string Both = "both";

    public static IReadOnlyList<PropertyCase> Cases { get; } =
    [
        new("ENABLEDESKTOPSHORTCUT", Both, "0", null, null, null, "no", "Give 0 or 1"),
        new("ENGINE", Both, "WSL", "Engine", "wsl", "wsl", "wsl2", "Give wsl, hyperv or windows"),
        new("DISABLEWINDOWSCONTAINERS", Both, "1", "DisableWindowsContainers", "0", "1", "yes", "Give 0 or 1"),
        new("ALWAYSRUNSERVICE", Machine, "1", "AlwaysRunService", "0", "1", "2", "Give 0 or 1"),
        new("MAINTAINHOSTS", Machine, "1", "MaintainHosts", "0", "1", "on", "Give 0 or 1"),
        new("DISABLEANALYTICS", Both, "1", "DisableAnalytics", "0", "1", "true", "Give 0 or 1"),
        new("ENGINEACCESS", Machine, "PipeACL", "EngineAccess", "none", "pipeacl", "everyone", "Give group, pipeacl, tcp or none"),
        new("DOCKERUSERS", Machine, FakeClientToken.UserSid, null, null, null, "nobody", "was not found"),
        new("INSTALLINGUSERSID", Machine, FakeClientToken.UserSid, null, null, null, "S-1-1-0", "not the SID of a user"),
        new("REMOVEDOCKERUSERS", Machine, "1", null, null, null, "x", "Give 0 or 1"),
        new("ALLOWEDORG", Machine, "Example", "AllowedOrg", "", "example", "two words", "letters, digits, hyphens"),
        new("ADMINSETTINGS", Machine, "-", null, null, null, "hunter2", "line 1, column 1"),
        new("PROXYHTTPMODE", Both, "Manual", "ProxyHttpMode", "system", "manual", "none", "Give system or manual"),
        new("OVERRIDEPROXYHTTP", Both, "http://proxy.example:8080", null, null, null, "hunter2:8080", "does not begin with http://"),
        new("OVERRIDEPROXYHTTPS", Both, "https://[2001:db8::1]:3128/", null, null, null, "http://hunter2/path", "something follows"),
        new("OVERRIDEPROXYEXCLUDE", Both, "localhost, *.example.com,10.0.0.0/8,<local>", null, null, null, "hunter2,,b", "entry 2"),
        new("OVERRIDEPROXYPAC", Both, "file:///C:/proxy.pac", null, null, null, "http://hunter2/a b", "has a blank"),
        new("OVERRIDEPROXYEMBEDDEDPAC", Both, "function FindProxyForURL(u, h) {}", null, null, null, "hunter2", "no function FindProxyForURL"),
        new("PROXYENABLEKERBEROSNTLM", Both, "1", "ProxyEnableKerberosNtlm", "0", "1", "2", "Give 0 or 1"),
        new("HYPERVDEFAULTDATAROOT", Machine, @"C:\Data\", "HyperVDefaultDataRoot", "", @"C:\Data", @"C:\Users\x", "profiles"),
        new("WINDOWSCONTAINERSDEFAULTDATAROOT", Machine, @"c:\Data", "WindowsContainersDefaultDataRoot", "", @"C:\Data", @"\\s\x", "on a network"),
        new("WSLDEFAULTDATAROOT", Both, @"C:\Data", "WslDefaultDataRoot", "", @"C:\Data", "Data", "does not begin with a drive"),
        new("REMOVEEXISTINGINSTALL", Both, "1", null, null, null, "y", "Give 0 or 1"),
        new("KEEPDATA", Both, "0", null, null, null, "y", "Give 0 or 1"),
        new("ALLOWOTHERSCOPE", Machine, "1", null, null, null, "y", "Give 0 or 1"),
    ];

    public static IEnumerable<object[]> Rows => Cases.Select(row => new object[] { row });

    /// <summary>The properties that anybody may give at any time, as they are published; all others decide about the computer.</summary>
    private static readonly string[] NotMachineWide = ["ENABLEDESKTOPSHORTCUT"];

    [TestMethod]
    public void Every_property_has_its_row() =>
        Assert.AreEqual(string.Join('\n', PublicProperties.All.Select(property => property.Name).Order()), string.Join('\n', Cases.Select(row => row.Name).Order()));

    [TestMethod]
    public void Every_flag_names_a_property() =>
        Assert.IsEmpty(InstallFlags.All.Select(flag => flag.Property).OfType<string>().Except(PublicProperties.All.Select(property => property.Name)).Except(["INSTALLFOLDER"]));

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void At_its_default_and_at_a_legal_value_it_is_recorded(PropertyCase row)
    {
        var (name, packages, legal, recorded, atDefault, whenGiven, illegal, text) = row;
        foreach (var isPerUser in new[] { false, true })
        {
            if (isPerUser)
            {
                if (packages == Machine)
                {
                    return;
                }

                BePerUser();
            }

            Give(("PROXYHTTPMODE", name.StartsWith("OVERRIDE", StringComparison.Ordinal) ? "manual" : string.Empty), (name, string.Empty));
            Execute();
            if (recorded is not null)
            {
                Assert.AreEqual(atDefault, Property($"Recorded{recorded}"));
            }

            Give((name, legal));
            Execute();
            if (recorded is not null)
            {
                Assert.AreEqual(whenGiven, Property($"Recorded{recorded}"));
            }

            // The wrong value: what is wrong is said, and what is not.
            Give((name, illegal));
            var refusal = Refusal();
            Assert.Contains(name, refusal);
            Assert.Contains(isPerUser && name == "ENGINE" ? "it knows ENGINE=wsl only" : text, refusal);
            Assert.DoesNotContain("hunter2", refusal);
            Assert.DoesNotContain("hunter2", Installer.Log);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void The_per_user_package_refuses_what_is_for_all_users(PropertyCase row)
    {
        var (name, packages, legal) = (row.Name, row.Packages, row.Legal);
        BePerUser();
        Give(("PROXYHTTPMODE", "manual"), (name, legal));
        if (packages == Machine)
        {
            Assert.Contains($"{name} is not for the per-user package: ", Refusal());
            AssertNothingIsHanded();
        }
        else
        {
            Execute();
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void A_standard_user_gives_machine_wide_ones_at_a_first_installation_only(PropertyCase row)
    {
        var (name, legal, recorded, atDefault) = (row.Name, row.Legal, row.Recorded, row.AtDefault);
        var isMachineWide = !NotMachineWide.Contains(name);
        foreach (var run in new[] { "install", "advertised", "repair", "modify", "upgrade", "uninstall", "unrecorded repair" })
        {
            Registry.DeleteTree(RegistryRoot.LocalMachine, SettingsKey);
            Become("StandardUser");
            Installer.Properties["ProductState"] = run switch { "advertised" => "1", "install" or "upgrade" => "-1", _ => "5" };
            Installer.Properties["Installed"] = run is "repair" or "modify" or "uninstall" or "unrecorded repair" ? "1" : string.Empty;
            Installer.Properties["REINSTALL"] = run == "repair" ? "ALL" : string.Empty;
            Installer.Properties["ADDLOCAL"] = run == "modify" ? "ALL" : string.Empty;
            Installer.Properties["REMOVE"] = run == "uninstall" ? "ALL" : string.Empty;
            if (run is not ("install" or "advertised" or "unrecorded repair"))
            {
                Record("wsl", 0, 0, 0, 0);
            }

            Give(("PROXYHTTPMODE", name.StartsWith("OVERRIDE", StringComparison.Ordinal) ? "manual" : string.Empty), (name, legal));
            Execute();
            var isHonoured = !isMachineWide || run == "install";
            Assert.AreEqual(isHonoured ? legal : string.Empty, Property(name), run);
            Assert.AreEqual(!isHonoured, Installer.Log.Contains($"{name} is not honoured", StringComparison.Ordinal), run);
            if (!isHonoured && recorded is not null && run != "uninstall")
            {
                Assert.AreEqual(atDefault, Property($"Recorded{recorded}"), run);
            }

            Installer.Messages.Clear();
            Give(("PROXYHTTPMODE", name.StartsWith("OVERRIDE", StringComparison.Ordinal) ? "manual" : string.Empty), (name, legal));
            Become("Administrator");
            Execute();
            Assert.AreEqual(legal, Property(name), run);
            Installer.Messages.Clear();
        }
    }

    /// <summary>A standard user's command line is not honoured, which is said; what the administrator's transform or package says is refused, because nothing could carry it out.</summary>
    [TestMethod]
    [DataRow("hyperv", "", "ENGINE: set by the package or a transform and not honoured")]
    [DataRow("", "policy.mst", "advertised with a transform")]
    [DataRow("", "registered", "advertised with a transform")]
    [DataRow("", "", "")]
    public void What_an_administrator_says_of_what_is_advertised_is_not_left_out_for_a_standard_user(string authored, string transforms, string text)
    {
        Become("StandardUser");
        Installer.Properties["ProductState"] = "1";
        if (transforms == "registered")
        {
            Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\UpgradeCodes\{OtherScopePart.Pack(MachineAuthority.UpgradeCode)}", "Product", string.Empty);
            Registry.Set(RegistryRoot.LocalMachine, $@"{MachineAuthority.ClassesKey}\Products\Product", "Transforms", "@policy.mst");
        }
        else
        {
            Installer.Properties["TRANSFORMS"] = transforms;
        }

        Installer.Rows.Add([authored]);
        Give(("ENGINE", "hyperv"), ("DISABLEWINDOWSCONTAINERS", "0"));
        if (text.Length > 0)
        {
            var refusal = Refusal();
            Assert.Contains(text, refusal);
            Assert.Contains("Have the product installed by an administrator", refusal);
            AssertNothingIsHanded();
            Become("Administrator");
            Give(("ENGINE", "hyperv"));
            Execute();
            Assert.AreEqual("hyperv", Property("RecordedEngine"));
            return;
        }

        Execute();
        Assert.AreEqual("wsl", Property("RecordedEngine"));
        Assert.AreEqual(string.Empty, Property("AddInstallingUser"), "nobody has consented to this");
    }

    [TestMethod]
    [DataRow("http://user:hunter2@proxy:80", "")]
    [DataRow("http://hunter2@proxy", "")]
    [DataRow("http://a@b:hunter2@proxy", "% and two digits")]
    public void Credentials_of_a_proxy_are_for_one_user_only(string url, string text)
    {
        Give(("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTP", url));
        Assert.Contains("everybody who uses this computer can read it", Refusal());
        Assert.DoesNotContain("hunter2", Refusal());
        BePerUser();
        if (text.Length == 0)
        {
            Execute();
            Assert.DoesNotContain("hunter2", Installer.Log);
            Assert.DoesNotContain("hunter2", Property("WriteSettings"));
        }
        else
        {
            Assert.Contains(text, Refusal());
            Assert.DoesNotContain("hunter2", Refusal());
        }
    }

    [TestMethod]
    [DataRow("http://", "host is missing")]
    [DataRow("http://:80", "host is missing")]
    [DataRow("http://a..b", "neither a name")]
    [DataRow("http://-a", "neither a name")]
    [DataRow("http://a b", "neither a name")]
    [DataRow("http://[::1", "neither a name")]
    [DataRow("http://a:0", "its port is not")]
    [DataRow("http://a:65536", "its port is not")]
    [DataRow("http://a:", "its port is not")]
    [DataRow("ftp://a", "does not begin with")]
    [DataRow("http://a?b", "something follows")]
    public void A_url_that_no_proxy_has_is_refused(string url, string text)
    {
        Give(("PROXYHTTPMODE", "manual"), ("OVERRIDEPROXYHTTPS", url));
        Assert.Contains(text, Refusal());
    }

    [TestMethod]
    [DataRow("", ", the default")]
    [DataRow("system", "it is system. ")]
    public void Proxies_need_the_manual_mode(string mode, string text)
    {
        Give(("PROXYHTTPMODE", mode), ("OVERRIDEPROXYHTTP", "http://proxy"));
        Assert.Contains("OVERRIDEPROXYHTTP needs PROXYHTTPMODE=manual", Refusal());
        Assert.Contains(text, Refusal());
        Give(("OVERRIDEPROXYHTTP", "-"));
        Execute();
    }

    [TestMethod]
    [DataRow("windows", "", "", "group")]
    [DataRow("hyperv", "", "", "none")]
    [DataRow("hyperv", "group", "", "group")]
    [DataRow("windows", "none", "", "none")]
    [DataRow("wsl", "tcp", "", "tcp")]
    [DataRow("wsl", "", "group", "none")]
    [DataRow("wsl", "", "tcp", "tcp")]
    public void Engine_access_follows_the_engine_unless_it_was_chosen(string engine, string given, string recordedWithWindows, string access)
    {
        if (recordedWithWindows.Length > 0)
        {
            Record("windows", 0, 0, 1, 0);
            Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "EngineAccess", recordedWithWindows);
        }

        Give(("ENGINE", engine), ("ENGINEACCESS", given));
        Execute();
        Assert.AreEqual(access, Property("RecordedEngineAccess"));
    }

    [TestMethod]
    public void No_access_is_set_up_for_an_engine_that_is_off()
    {
        Give(("DISABLEWINDOWSCONTAINERS", "1"), ("ENGINEACCESS", "tcp"));
        Assert.Contains("ENGINEACCESS=tcp and DISABLEWINDOWSCONTAINERS=1 (given) contradict", Refusal());
        Give(("ENGINEACCESS", string.Empty));
        Record("hyperv", 0, 0, 1, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "EngineAccess", "tcp");
        Execute();
        Assert.AreEqual("none", Property("RecordedEngineAccess"));
        Assert.Contains("ENGINEACCESS=tcp, recorded by an earlier installation, becomes none", Installer.Log);
    }

    [TestMethod]
    public void A_recorded_value_that_nobody_could_have_given_is_the_default()
    {
        Record("wsl", 0, 0, 0, 0);
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "ProxyHttpMode", "nonsense");
        Registry.Set(RegistryRoot.LocalMachine, SettingsKey, "AlwaysRunService", 7);
        Execute();
        Assert.AreEqual("system", Property("RecordedProxyHttpMode"));
        Assert.AreEqual("0", Property("RecordedAlwaysRunService"));
    }

    [TestMethod]
    [DataRow("System")]
    [DataRow("Administrator")]
    public void The_setup_program_says_who_started_it(string who)
    {
        Become(who);
        Give(("INSTALLINGUSERSID", FakeClientToken.UserSid));
        Execute();
        Assert.AreEqual(FakeClientToken.UserSid, Data("AddInstallingUser")["Members"]);
        Assert.Contains($"The installing user is {FakeClientToken.UserSid}, who started the setup program", Installer.Log);
    }

    [TestMethod]
    [DataRow("S-1-5-21-1-2-3-x")]
    [DataRow("S-1-5-21-1-2-3-1001;Members=S-1-1-0")]
    [DataRow("S-1-5-21-1-2-3-1001,S-1-1-0")]
    [DataRow("S-1-5-21-1-2-3-")]
    [DataRow("S-1-5-21-1-2-3-10000000000")]
    [DataRow(@"S-1-5-21-1-2-3-1001\..\Run")]
    [DataRow("S-1-5-21-1-2-3-\u0661")]
    [DataRow("S-1-5-21-1-2-3-1-1-1-1-1-1-1-1-1-1-1-1-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111-1111111111")]
    [DataRow("S-1-5-18")]
    [DataRow("S-1-5-32-544")]
    [DataRow("S-1-5-80-1-2-3")]
    [DataRow("S-1-5-21-9-9-9-513")]
    [DataRow("PC\\user")]
    public void The_setup_programs_user_has_to_be_one(string sid)
    {
        Accounts.Accounts.Add(new Account("S-1-5-21-9-9-9-513", "CORP", "developers", AccountKind.Group));
        Give(("INSTALLINGUSERSID", sid));
        Assert.Contains("INSTALLINGUSERSID is not the SID of a user", Refusal());
    }

    [TestMethod]
    public void A_repair_that_only_a_standard_user_started_adds_nobody_whoever_is_named()
    {
        Become("StandardUser");
        Record("wsl", 0, 0, 0, 0);
        Installer.Properties["Installed"] = "1";
        Give(("INSTALLINGUSERSID", FakeClientToken.UserSid), ("DOCKERUSERS", FakeClientToken.UserSid));
        Execute();
        Assert.AreEqual(string.Empty, Property("AddInstallingUser"));
    }

    /// <summary>One property.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Packages">The packages that take it.</param>
    /// <param name="Legal">A legal value.</param>
    /// <param name="Recorded">The name that it is recorded under by a row of the package.</param>
    /// <param name="AtDefault">What is recorded when it is not given.</param>
    /// <param name="WhenGiven">What is recorded when the legal value is given.</param>
    /// <param name="Illegal">An illegal value.</param>
    /// <param name="Text">What the refusal says.</param>
    public sealed record PropertyCase(string Name, string Packages, string Legal, string? Recorded, string? AtDefault, string? WhenGiven, string Illegal, string Text)
    {
        /// <inheritdoc/>
        public override string ToString() => Name;
    }
}
