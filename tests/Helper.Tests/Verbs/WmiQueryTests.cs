using DockerDesktop.Windows.Wmi;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class WmiQueryTests
{
    [TestMethod]
    [DataRow("plain", "'plain'")]
    [DataRow("", "''")]
    [DataRow("it's", @"'it\'s'")]
    [DataRow(@"a\b", @"'a\\b'")]
    [DataRow(@"\' OR Name LIKE '%", @"'\\\' OR Name LIKE \'%'")]
    public void A_text_is_one_literal_whatever_is_in_it(string text, string expected)
    {
        Assert.AreEqual(expected, WmiQuery.Literal(text));
        Assert.AreEqual($"SELECT * FROM Win32_Service WHERE Name = {expected}", WmiQuery.Where("Win32_Service", "Name", text));
    }
}
