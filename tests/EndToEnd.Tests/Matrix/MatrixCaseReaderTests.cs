namespace EndToEnd.Matrix;

/// <summary>A mistake in a case is found before it runs.</summary>
[TestClass]
public sealed class MatrixCaseReaderTests
{
    [TestMethod]
    [DataRow("ENGINE = wsl", "case.txt(1)")]
    [DataRow("title: t|[install both]", "case.txt(2): [install both] is unknown")]
    [DataRow("title: t|[install all-users new]", "case.txt(2): [install all-users new]")]
    [DataRow("title: t|[install all-users]|settings Engine = wsl", "case.txt(3): \"settings\" is unknown")]
    [DataRow("title: t|[install all-users]|setting Engine: wsl", "case.txt(3): \"setting Engine: wsl\" is no")]
    [DataRow("title: t|[install all-users]|service x = manual stopped", "case.txt(3): a service is")]
    [DataRow("title: t|[install all-users]|registry HKLM\\X [Y] = 1", "case.txt(3): a registry value is")]
    [DataRow("title: t|[install all-users]|file C:\\x = json", "case.txt(3): a file is")]
    [DataRow("title: t|[install all-users]|exit = 0", "case.txt(3): \"exit = 0\" is unknown")]
    [DataRow("title: t|[install all-users]|exit code = none", "case.txt(3)")]
    [DataRow("title: t|[install all-users]|[machine]", "case.txt(3): [machine] comes before")]
    [DataRow("title: t|[install all-users]|[end]|[install per-user]", "case.txt(4): [end] is the last")]
    [DataRow("title: t|[install all-users]|[end]|kept by all", "case.txt(4)")]
    [DataRow("title: t", "there is no step")]
    [DataRow("nightly|[restart]", "title")]
    public void What_it_does_not_know_is_an_error_with_file_and_line(string text, string expected)
    {
        var error = Assert.ThrowsExactly<FormatException>(() => MatrixCaseReader.Read("case.txt", text.Split('|')));

        StringAssert.Contains(error.Message, expected);
        StringAssert.StartsWith(error.Message, "case.txt(");
    }

    [TestMethod]
    public void A_case_is_read_with_all_that_it_says()
    {
        string[] text =
        [
            "title: a title", "nightly", "# a comment", "[machine]", "group g = nobody", "[install all-users 1.0.1 payload]", "ENGINE = hyperv", "exit code = 1603", "log contains = a = b",
            "file C:\\x = text crlf", "  | {", "  |   \"a\": 1", "  |", "[end]", "kept x = why",
        ];

        var matrixCase = MatrixCaseReader.Read("case.txt", text);

        Assert.AreEqual("a title", matrixCase.Title);
        Assert.IsTrue(matrixCase.IsNightly);
        Assert.HasCount(1, matrixCase.Machine);
        var step = matrixCase.Steps.Single();
        Assert.AreEqual(new TestPackage(PackageScope.AllUsers, "1.0.1", HasPayload: true), step.Package);
        Assert.AreEqual(("ENGINE", "hyperv"), step.Properties.Single());
        Assert.AreEqual(1603u, step.ExitCode);
        Assert.AreEqual("a = b", step.LogContains.Single());
        CollectionAssert.AreEqual("{\r\n  \"a\": 1\r\n"u8.ToArray(), ((FileState)step.States.Single()).Content);
        Assert.AreEqual(new KeptEntry("x", "why"), matrixCase.Kept.Single());
    }
}
