using Installer.Wix.Symbols;
using Installer.Wix.Tables;

namespace Installer.Wix.Tests.Symbols;

/// <summary>What happens to a row's values when variables are replaced.</summary>
[TestClass]
public sealed class RowSymbolTests
{
    private static readonly TableDefinitions Tables = new();

    [TestMethod]
    [DataRow("17", 17)]
    [DataRow("-4", -4)]
    [DataRow("017", 17)]
    [DataRow("x", "x")]
    [DataRow("99999999999", "99999999999")]
    [DataRow("1 7", "1 7")]
    public void A_column_of_numbers_gets_a_number_as_soon_as_the_text_is_one(string text, object expected) =>
        Assert.AreEqual(expected, Replace("Width", text));

    [TestMethod]
    public void A_column_of_texts_keeps_a_text_that_looks_like_a_number() => Assert.AreEqual("17", Replace("Title", "17"));

    private static object? Replace(string column, string text)
    {
        var row = new RowSymbol(Tables["Dialog"], null, null) { [column] = "!(loc.X)" };
        row.Transform(_ => text);
        return row[column];
    }
}
