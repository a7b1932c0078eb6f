namespace Sdk.Tests;

/// <summary><c>build/build.sh</c> and its like refuse wrong arguments before they install, restore or build anything, from whatever folder they are called.</summary>
[TestClass]
[TestCategory("Linux")]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class BuildCommandTests
{
    [TestMethod]
    [DataRow("build.sh", "unknown argument '--bogus'", "--bogus")]
    [DataRow("build.sh", "--payload needs a value", "--payload")]
    [DataRow("build.sh", "--payload needs a value", "--payload", "")]
    [DataRow("build.sh", "--version needs a value", "--version")]
    [DataRow("build.sh", "no such; folder is no folder", "--payload", "no such; folder")]
    [DataRow("build.sh", "it must be Release or Debug", "--configuration", "Fast")]
    [DataRow("test.sh", "no test project tests/Nope/Nope.csproj", "Nope")]
    [DataRow("bench.sh", "usage:", "--payload")]
    [DataRow("bench.sh", "usage:", "--runs", "many")]
    [DataRow("require-tools.sh", "usage:", "coffee")]
    public void Wrong_argument_is_refused_at_once(string command, string error, params string[] arguments)
    {
        var result = CommandResult.Run(Path.GetTempPath(), "bash", new Dictionary<string, string>(), [Path.Combine(Repository.Root, "build", command), .. arguments]);

        Assert.AreEqual(2, result.ExitCode, result.Output);
        StringAssert.Contains(result.Output, error);
        Assert.IsFalse(result.Output.Contains("Building", StringComparison.Ordinal), result.Output);
    }

    [TestMethod]
    public void Help_is_given()
    {
        var result = CommandResult.Run(Path.GetTempPath(), "bash", new Dictionary<string, string>(), Path.Combine(Repository.Root, "build", "build.sh"), "--help");

        Assert.AreEqual(0, result.ExitCode, result.Output);
        StringAssert.Contains(result.Output, "--payload DIR");
    }
}
