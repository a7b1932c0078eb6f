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

    /// <summary>A name becomes a path, and a code a folder and an argument; each is one of a kind, whoever wrote the list.</summary>
    [TestMethod]
    [DataRow(0, @"..\evil.msi")]
    [DataRow(0, @"C:\Users\user\evil.msi")]
    [DataRow(0, "folder/evil.msi")]
    [DataRow(0, "evil.msi:stream")]
    [DataRow(0, "..")]
    [DataRow(0, "evil.msi.")]
    [DataRow(0, "")]
    [DataRow(1, @"..\..\Windows")]
    [DataRow(1, "11111111-1111-1111-1111-111111111111")]
    [DataRow(1, "")]
    [DataRow(2, "upgrade")]
    [DataRow(3, "package")]
    [DataRow(5, @"..\..\evil.exe")]
    [DataRow(5, @"\\server\share\evil.exe")]
    [DataRow(5, @"C:\evil.exe")]
    [DataRow(5, "")]
    public void A_name_or_code_that_is_none_is_an_error(int text, string value)
    {
        string[] texts = [FakeImage.AllUsersFile, FakeImage.AllUsersCode, FakeImage.AllUsersUpgradeCode, FakeImage.PackageCode, "1.0.0", @"resources\Docker Desktop.exe"];
        Assert.HasCount(2, new EmbeddedPackages(new FakeImage(texts)).All, "it is the one text that is wrong");
        texts[text] = value;

        AssertDamaged(new FakeImage(texts));
    }

    [TestMethod]
    public void Another_section_of_that_name_is_no_list()
    {
        var image = new FakeImage();
        image.Content[0] ^= 1;

        AssertDamaged(image);
    }

    [TestMethod]
    public void Two_packages_for_one_scope_are_an_error() => AssertDamaged(new FakeImage(isSecondPerUser: true));

    private static void AssertDamaged(FakeImage image) => Assert.AreEqual(577, Assert.ThrowsExactly<SetupException>(() => new EmbeddedPackages(image)).ExitCode);
}
