using Installer.Msi.Validation.Conditions;

namespace Installer.Msi.Validation.Tests;

/// <summary>Conditions as the Windows Installer SDK describes them.</summary>
[TestClass]
public sealed class ConditionParserTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("  ", "")]
    [DataRow("1", "Literal 1")]
    [DataRow("NOT Installed", "Property Installed")]
    [DataRow("not(A)", "Property A")]
    [DataRow("A AND B OR C XOR D EQV E IMP F", "Property A,Property B,Property C,Property D,Property E,Property F")]
    [DataRow("A=\"x y\"", "Property A,Literal x y")]
    [DataRow("REMOVE~=\"ALL\"", "Property REMOVE,Literal ALL")]
    [DataRow("A ~<> \"b\" AND C ~>< \"d\" AND E ~<< \"f\"", "Property A,Literal b,Property C,Literal d,Property E,Literal f")]
    [DataRow("VersionNT>=603", "Property VersionNT,Literal 603")]
    [DataRow("-1 < A", "Literal -1,Property A")]
    [DataRow("A >> 16", "Property A,Literal 16")]
    [DataRow("%PATH >< \"x\"", "EnvironmentVariable PATH,Literal x")]
    [DataRow("&Main = 3 AND !Main = 2", "Feature Main,Literal 3,Feature Main,Literal 2")]
    [DataRow("$Part > 2 OR ?Part = -1", "Component Part,Literal 2,Component Part,Literal -1")]
    [DataRow("((A) OR (NOT (B AND C)))", "Property A,Property B,Property C")]
    [DataRow("NOTHING OR ANDROID", "Property NOTHING,Property ANDROID")]
    [DataRow("A.b_1 = A", "Property A.b_1,Property A")]
    [DataRow("\"\"", "Literal ")]
    public void Operands_are_found(string condition, string expected) =>
        Assert.AreEqual(expected, string.Join(',', ConditionParser.Parse(condition).Select(operand => $"{operand.Kind} {operand.Text}")));

    [TestMethod]
    [DataRow("A AND", 6)]
    [DataRow("AND A", 1)]
    [DataRow("A B", 3)]
    [DataRow("(A", 3)]
    [DataRow("A)", 2)]
    [DataRow("A =", 4)]
    [DataRow("A = \"x", 5)]
    [DataRow("A = = B", 5)]
    [DataRow("(A) = 1", 5)]
    [DataRow("A ~ B", 5)]
    [DataRow("A = -", 5)]
    [DataRow("$", 2)]
    [DataRow("1a", 2)]
    [DataRow("A + B", 3)]
    [DataRow("[A]", 1)]
    public void What_is_no_condition_is_refused_with_its_place(string condition, int character)
    {
        var exception = Assert.ThrowsExactly<FormatException>(() => ConditionParser.Parse(condition));

        StringAssert.EndsWith(exception.Message, $"at character {character}");
    }

    [TestMethod]
    public void Depth_is_limited()
    {
        ConditionParser.Parse(new string('(', 199) + "A" + new string(')', 199));

        Assert.ThrowsExactly<FormatException>(() => ConditionParser.Parse(new string('(', 100_000) + "A" + new string(')', 100_000)));
    }
}
