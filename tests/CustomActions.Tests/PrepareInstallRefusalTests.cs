using DockerDesktop.CustomActions.Settings;

namespace CustomActions.Tests;

/// <summary>What is refused before anything is changed, and with which words.</summary>
[TestClass]
public sealed class PrepareInstallRefusalTests : PrepareInstallFixture
{
    [TestMethod]
    [DataRow("ENGINE", "wsl2", "ENGINE=wsl2 is not allowed. Give wsl, hyperv or windows, or leave ENGINE out.")]
    [DataRow("DISABLEWINDOWSCONTAINERS", "yes", "DISABLEWINDOWSCONTAINERS=yes is not allowed. Give 0 or 1, or leave DISABLEWINDOWSCONTAINERS out.")]
    [DataRow("ALWAYSRUNSERVICE", "2", "ALWAYSRUNSERVICE=2 is not allowed.")]
    [DataRow("MAINTAINHOSTS", "on", "MAINTAINHOSTS=on is not allowed.")]
    [DataRow("DISABLEANALYTICS", "true", "DISABLEANALYTICS=true is not allowed.")]
    [DataRow("REMOVEDOCKERUSERS", "x", "REMOVEDOCKERUSERS=x is not allowed.")]
    [DataRow("ENABLEDESKTOPSHORTCUT", "no", "ENABLEDESKTOPSHORTCUT=no is not allowed.")]
    public void A_wrong_value_is_named_with_the_right_ones(string property, string value, string text)
    {
        Give((property, value));
        Assert.Contains(text, Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    [DataRow("ENGINE", "hyperv", "knows ENGINE=wsl only")]
    [DataRow("ENGINE", "windows", "knows ENGINE=wsl only")]
    [DataRow("ALWAYSRUNSERVICE", "0", "privileged helper service")]
    [DataRow("MAINTAINHOSTS", "0", "privileged helper service")]
    [DataRow("ALLOWEDORG", "a", "only administrators may write")]
    [DataRow("ADMINSETTINGS", "{}", "only administrators may write")]
    [DataRow("DOCKERUSERS", "a", "group docker-users")]
    [DataRow("REMOVEDOCKERUSERS", "0", "group docker-users")]
    [DataRow("ENGINEACCESS", "none", "Windows containers")]
    [DataRow("HYPERVDEFAULTDATAROOT", "a", "Hyper-V")]
    [DataRow("WINDOWSCONTAINERSDEFAULTDATAROOT", "a", "Windows containers")]
    [DataRow("ALLOWOTHERSCOPE", "1", "another's")]
    public void The_per_user_package_refuses_what_is_for_all_users(string property, string value, string text)
    {
        BePerUser();
        Give((property, value));
        var refusal = Refusal();
        Assert.Contains($"{property} is not for the per-user package: ", refusal);
        Assert.Contains(text, refusal);
        Assert.Contains("DockerDesktop-AllUsers.msi", refusal);
    }

    [TestMethod]
    [DataRow("18362")]
    [DataRow("19044")]
    [DataRow("7601")]
    public void An_old_windows_is_refused(string build)
    {
        Registry.Set(RegistryRoot.LocalMachine, SystemRequirements.VersionKey, "CurrentBuildNumber", build);
        Assert.Contains($"This is Windows build {build}; Docker Desktop needs build 19045", Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void A_windows_without_a_build_number_is_refused()
    {
        Registry.Set(RegistryRoot.LocalMachine, SystemRequirements.VersionKey, "CurrentBuildNumber", "many");
        Assert.Contains("could not be read", Refusal());
    }

    [TestMethod]
    public void Arm64_is_refused()
    {
        Registry.Set(RegistryRoot.LocalMachine, SystemRequirements.EnvironmentKey, "PROCESSOR_ARCHITECTURE", "ARM64");
        Assert.Contains("Install the Arm64 package", Refusal());
    }

    [TestMethod]
    [DataRow("perMachine", "2", "", "installs for all users only")]
    [DataRow("perMachine", "", "", "installs for all users only")]
    [DataRow("perMachine", "1", "1", "installs for all users only")]
    [DataRow("perUser", "1", "", "installs for one user only")]
    [DataRow("perUser", "2", "1", "installs for one user only")]
    public void The_wrong_scope_is_refused(string scope, string allUsers, string perUser, string text)
    {
        if (scope == "perUser")
        {
            BePerUser();
        }

        Installer.Properties["ALLUSERS"] = allUsers;
        Installer.Properties["MSIINSTALLPERUSER"] = perUser;
        Assert.Contains(text, Refusal());
        AssertNothingIsHanded();
    }

    [TestMethod]
    public void The_per_user_package_is_not_for_the_system()
    {
        BePerUser();
        Become("System");
        Assert.Contains("started by LocalSystem", Refusal());
    }

    [TestMethod]
    public void Without_rollback_nothing_is_installed_for_all_users()
    {
        Installer.Properties["RollbackDisabled"] = "1";
        Assert.Contains("Enable rollback", Refusal());
        BePerUser();
        Execute();
    }

    [TestMethod]
    public void All_errors_are_told_at_once()
    {
        Give(("ENGINE", "x"), ("MAINTAINHOSTS", "y"));
        Registry.Set(RegistryRoot.LocalMachine, SystemRequirements.VersionKey, "CurrentBuildNumber", "7601");
        var text = Refusal();
        Assert.Contains("7601", text);
        Assert.Contains("ENGINE=x", text);
        Assert.Contains("MAINTAINHOSTS=y", text);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("perUserOrMachine")]
    public void A_package_without_a_scope_is_damaged(string scope)
    {
        Installer.Properties["PackageScope"] = scope;
        Assert.Contains("PackageScope", Refusal());
    }
}
