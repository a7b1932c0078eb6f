using Installer.Msi.Validation.Formatted;

namespace Installer.Msi.Validation.Tests;

/// <summary>References in formatted text as the Windows Installer SDK describes them.</summary>
[TestClass]
public sealed class FormattedTextTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("no references", "")]
    [DataRow("[A]", "Property A")]
    [DataRow("a[A]b[B.c]", "Property A,Property B.c")]
    [DataRow("[%PATH][#file][!file][$part]", "EnvironmentVariable PATH,File file,File file,Component part")]
    [DataRow("[~]a[~]", "Character ~,Character ~")]
    [DataRow("[\\[]A[\\]]", "Character [,Character ]")]
    [DataRow("[[A]]", "Property A")]
    [DataRow("[x[A]y]", "Property A")]
    [DataRow("{[A]}", "Property A")]
    [DataRow("[A", "")]
    [DataRow("A]", "")]
    [DataRow("[not a name]", "")]
    [DataRow("[]", "")]
    public void References_are_found(string text, string expected) =>
        Assert.AreEqual(expected, string.Join(',', FormattedText.References(text).Select(reference => $"{reference.Kind} {reference.Name}")));
}
