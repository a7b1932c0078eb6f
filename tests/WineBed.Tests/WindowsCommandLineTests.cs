namespace WineBed.Tests;

[TestClass]
public sealed class WindowsCommandLineTests
{
    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("", "\"\"")]
    [DataRow("two words", "\"two words\"")]
    [DataRow(@"C:\Program Files\", "\"C:\\Program Files\\\\\"")]
    [DataRow(@"C:\folder\", @"C:\folder\")]
    [DataRow("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [DataRow("\\\"", "\"\\\\\\\"\"")]
    public void Arguments_are_quoted_by_the_rules_of_the_c_runtime(string argument, string expected) => Assert.AreEqual(expected, WindowsCommandLine.Quote(argument));

    [TestMethod]
    [DataRow("1", "NAME=1")]
    [DataRow("", "NAME=\"\"")]
    [DataRow(@"C:\a b\", "NAME=\"C:\\a b\\\"")]
    [DataRow("a \"b\"", "NAME=\"a \"\"b\"\"\"")]
    public void Properties_are_quoted_by_the_rules_of_msiexec(string value, string expected) => Assert.AreEqual(expected, WindowsCommandLine.QuoteProperty("NAME", value));

    [TestMethod]
    public async Task Arguments_arrive_at_a_windows_program_as_they_were_given()
    {
        string[] arguments = ["plain", "two words", "", "\"", "\\", "\\\"", @"C:\Program Files\", "a\"b c\"d", "%PATH%", "ä€😀", "'single'", "*", "a\\\\b", "x=\"y z\""];
        await using WinePrefix prefix = await WinePrefix.CreateAsync();

        WineResult result = (await prefix.RunProgramAsync("RuntimeProbe.exe", arguments.Prepend("arguments"))).EnsureExitCode(0);

        CollectionAssert.AreEqual(arguments, result.StandardOutput.Split("\r\n")[..^1]);
    }
}
