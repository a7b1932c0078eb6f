namespace Microsoft.Deployment.WindowsInstaller.Tests;

/// <summary>What is read from texts and numbers of the installer; the calls themselves are tried under Wine.</summary>
[TestClass]
public sealed class InstallationTests
{
    [TestMethod]
    [DataRow("1.2.3", "1.2.3")]
    [DataRow("1.2.3.4.5", "1.2.3.4")]
    [DataRow("7", "7.0")]
    [DataRow("1.2 beta", "1.2")]
    [DataRow("beta", null)]
    [DataRow("", null)]
    [DataRow(null, null)]
    public void Versions_are_read_as_far_as_they_go(string? text, string? version) => Assert.AreEqual(version, ProductInstallation.ParseVersion(text)?.ToString());

    [TestMethod]
    public void The_day_of_a_features_last_use_is_read() => Assert.AreEqual(new DateTime(2026, 11, 29), FeatureInstallation.FromDosDate((46 << 9) | (11 << 5) | 29));

    [TestMethod]
    public void Installations_need_their_codes()
    {
        Assert.ThrowsExactly<ArgumentNullException>(() => new ProductInstallation(string.Empty));
        Assert.ThrowsExactly<ArgumentNullException>(() => new FeatureInstallation(string.Empty, "P"));
        Assert.ThrowsExactly<ArgumentNullException>(() => new ComponentInstallation(string.Empty, "P"));
        Assert.ThrowsExactly<ArgumentNullException>(() => new PatchInstallation(string.Empty, "P"));
        Assert.IsNull(new ProductInstallation("P", "S-1-5", UserContexts.Machine).UserSid, "an installation for the computer has no user");
        Assert.AreEqual("P", new FeatureInstallation("F", "P").Product!.ProductCode);
    }
}
