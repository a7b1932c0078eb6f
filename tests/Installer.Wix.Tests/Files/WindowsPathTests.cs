using Installer.Wix.Files;

namespace Installer.Wix.Tests.Files;

/// <summary>Paths as Windows finds them.</summary>
[TestClass]
public sealed class WindowsPathTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("Sub/File.txt", "Sub/File.txt", false)]
    [DataRow("Sub\\File.txt", "Sub/File.txt", false)]
    [DataRow("sub/FILE.TXT", "Sub/File.txt", true)]
    [DataRow("Sub/File.txt ", "Sub/File.txt", false)]
    [DataRow("Sub/File.txt. ", "Sub/File.txt", false)]
    [DataRow("Sub/../sub/file.txt", "Sub/../Sub/File.txt", true)]
    [DataRow("Sub/other.txt", null, false)]
    [DataRow("Sub/File", null, false)]
    public void File_is_found_whatever_its_case_and_what_Windows_takes_off_its_name(string written, string? expected, bool differsInCase)
    {
        folder.Write("Sub/File.txt", "x");

        var found = WindowsPath.FindFile($"{folder.Path}/{written}");

        Assert.AreEqual(expected is null ? null : $"{folder.Path}/{expected}", found);
        Assert.AreEqual(differsInCase, found is not null && WindowsPath.DifferInCase($"{folder.Path}/{written}", found));
    }

    [TestMethod]
    public void Name_of_two_files_that_differ_in_case_is_none_of_them_unless_it_is_right()
    {
        folder.Write("a.txt", "x");
        folder.Write("A.txt", "x");

        Assert.IsNull(WindowsPath.FindFile($"{folder.Path}/a.TXT"));
        Assert.AreEqual($"{folder.Path}/A.txt", WindowsPath.FindFile($"{folder.Path}/A.txt"));
    }
}
