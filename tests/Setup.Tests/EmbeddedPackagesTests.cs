using DockerDesktop.CustomActions.Settings;
using DockerDesktop.Setup;
using DockerDesktop.Setup.Payload;
using Setup.Tests.Fakes;

namespace Setup.Tests;

[TestClass]
public sealed class EmbeddedPackagesTests
{
    [TestMethod]
    public void Both_packages_are_listed()
    {
        var packages = new EmbeddedPackages(new FakeImage());

        Assert.HasCount(2, packages.All);
        Assert.AreEqual(FakeImage.PerUserCode, packages[PackageScope.PerUser].ProductCode);
        Assert.AreEqual(FakeImage.AllUsersUpgradeCode, packages[PackageScope.PerMachine].UpgradeCode);
        Assert.AreEqual(FakeImage.AllUsersPackage.Length, packages[PackageScope.PerMachine].Length);
    }

    [TestMethod]
    public void Every_truncation_is_an_error_of_its_own_code()
    {
        var whole = new FakeImage().Content;
        for (var length = 0; length < 400; length += 7)
        {
            AssertDamaged(new FakeImage { Content = whole[..length] });
        }
    }

    [TestMethod]
    public void Changed_bytes_of_the_list_never_lead_out_of_the_section()
    {
        var random = new Random(7);
        for (var run = 0; run < 2000; run++)
        {
            var image = new FakeImage();
            image.Content[random.Next(16, 500)] = (byte)random.Next(256);
            try
            {
                foreach (var package in new EmbeddedPackages(image).All)
                {
                    Assert.IsTrue(package.Offset >= 0 && package.Length > 0 && package.Offset + package.Length <= image.Length);
                    Assert.IsFalse(package.FileName.Contains('\\', StringComparison.Ordinal));
                }
            }
            catch (SetupException e)
            {
                Assert.AreEqual(577, e.ExitCode);
            }
        }
    }

    private static void AssertDamaged(FakeImage image) => Assert.AreEqual(577, Assert.ThrowsExactly<SetupException>(() => new EmbeddedPackages(image)).ExitCode);
}
