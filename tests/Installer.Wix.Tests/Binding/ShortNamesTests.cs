using Installer.Wix.Binding;

namespace Installer.Wix.Tests.Binding;

/// <summary>8.3 names: the values are WiX's.</summary>
[TestClass]
public sealed class ShortNamesTests
{
    [TestMethod]
    [DataRow("a.txt", null, "a.txt")]
    [DataRow("UPPER.TXT", null, "UPPER.TXT")]
    [DataRow("longtargetname", "LTGT", "LTGT|longtargetname")]
    [DataRow("readme.txt", "README.TXT", "readme.txt")]
    public void Name_that_needs_none_or_has_one_is_kept(string name, string? shortName, string expected) =>
        Assert.AreEqual(expected, ShortNames.Format(name, shortName, true, "File", "INSTALLFOLDER"));

    [TestMethod]
    [DataRow("long file name.txt", "File", "INSTALLFOLDER", "9gxzade_.txt|long file name.txt")]
    [DataRow("*.log", "RemoveFile", "Plain", "lrh2rcpb.log|*.log")]
    [DataRow("some long name.txt", "RemoveFile", "Plain", "dox0hw-a.txt|some long name.txt")]
    [DataRow("long settings name.ini", "IniFile", "Ini", "rora8yzk.ini|long settings name.ini")]
    public void Name_that_needs_one_gets_the_one_that_WiX_gives(string name, string table, string owner, string expected) =>
        Assert.AreEqual(expected, ShortNames.Format(name, null, true, table, owner));
}
