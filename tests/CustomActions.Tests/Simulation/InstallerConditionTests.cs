namespace CustomActions.Tests.Simulation;

[TestClass]
public sealed class InstallerConditionTests
{
    [TestMethod]
    [DataRow("", true)]
    [DataRow("SET", true)]
    [DataRow("Missing", false)]
    [DataRow("NOT Missing AND SET", true)]
    [DataRow("Missing OR SET", true)]
    [DataRow("NOT (Missing OR SET)", false)]
    [DataRow("REMOVE=\"ALL\"", false)]
    [DataRow("REMOVE~=\"ALL\"", true)]
    [DataRow("NOT REMOVE~=\"ALL\" AND SET", false)]
    [DataRow("NUMBER >= 603", true)]
    [DataRow("NUMBER < 70", false)]
    [DataRow("SET <> \"x\"", false)]
    public void Conditions_have_the_values_of_the_SDK(string condition, bool expected) => Assert.AreEqual(expected, InstallerCondition.Evaluate(condition, Property));

    [TestMethod]
    [DataRow("&Feature = 3")]
    [DataRow("(SET")]
    [DataRow("SET SET")]
    [DataRow("SET AND")]
    public void What_is_not_understood_is_refused(string condition) => Assert.ThrowsExactly<FormatException>(() => InstallerCondition.Evaluate(condition, Property));

    private static string Property(string name) => name switch
    {
        "SET" => "x",
        "REMOVE" => "All",
        "NUMBER" => "603",
        _ => string.Empty,
    };
}
