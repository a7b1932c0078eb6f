using DockerDesktop.CustomActions;
using DockerDesktop.CustomActions.Platform;
using Microsoft.Deployment.WindowsInstaller.Tests.Fakes;
using WixExtensions.CustomActions.Running;
using WixExtensions.CustomActions.Tests.Fakes;

namespace WixExtensions.CustomActions.Tests;

[TestClass]
public sealed class ShellExecutionTests
{
    private readonly FakeInstaller _installer = new();
    private readonly FakeProgramRunner _programs = new();
    private readonly FakeShell _shell = new();

    [TestMethod]
    public void What_the_property_names_is_opened_in_its_own_folder()
    {
        var folder = Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar);
        _installer.Properties["Name"] = "x.exe";
        _installer.Properties["WixShellExecTarget"] = Path.Combine(folder, "[Name]");
        _ = Actions.Open(_installer.OpenSession());
        _installer.Properties["WixShellExecTarget"] = "https://example.com/a";
        _ = Actions.Open(_installer.OpenSession());
        Assert.AreEqual($"{Path.Combine(folder, "x.exe")} in {folder}|https://example.com/a in ", string.Join('|', _shell.Opened));
    }

    [TestMethod]
    public void Unelevated_goes_through_the_running_desktop()
    {
        _installer.Properties["WixUnelevatedShellExecTarget"] = @"C:\a b\x.exe";
        _ = Actions.OpenUnelevated(_installer.OpenSession());
        Assert.EndsWith(@"explorer.exe"" ""C:\a b\x.exe""", _programs.Calls.Single());
        Assert.IsEmpty(_shell.Opened);

        _installer.Properties["WixUnelevatedShellExecTarget"] = "x\" \"y";
        Assert.Contains("quotation mark", Assert.ThrowsExactly<ActionFailedException>(() => Actions.OpenUnelevated(_installer.OpenSession())).Message);
        Assert.HasCount(1, _programs.Calls);
    }

    [TestMethod]
    public void A_binary_is_written_to_a_new_folder_each_time()
    {
        _installer.Properties["WixShellExecBinaryId"] = "Guide.txt";
        _installer.Rows.Add([new MemoryStream("content"u8.ToArray())]);
        _ = Actions.OpenBinary(_installer.OpenSession());
        _installer.Rows[0] = [new MemoryStream("content"u8.ToArray())];
        _ = Actions.OpenBinary(_installer.OpenSession());
        var paths = _shell.Opened.Select(opened => opened.Split(" in ")[0]).ToList();
        try
        {
            Assert.AreNotEqual(paths[0], paths[1]);
            Assert.AreEqual("Guide.txt content", $"{Path.GetFileName(paths[1])} {File.ReadAllText(paths[1])}");
        }
        finally
        {
            paths.ForEach(path => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true));
        }
    }

    [TestMethod]
    public void Nothing_to_open_and_what_cannot_be_opened_is_said()
    {
        Assert.Contains("WixShellExecTarget", Assert.ThrowsExactly<ActionFailedException>(() => Actions.Open(_installer.OpenSession())).Message);
        Assert.Contains("WixShellExecBinaryId", Assert.ThrowsExactly<ActionFailedException>(() => Actions.OpenBinary(_installer.OpenSession())).Message);
        _installer.Properties["WixShellExecBinaryId"] = "Missing";
        Assert.Contains("'Missing'", Assert.ThrowsExactly<ActionFailedException>(() => Actions.OpenBinary(_installer.OpenSession())).Message);
        _installer.Properties["WixShellExecTarget"] = "a.unknown";
        _shell.Error = 1155;
        Assert.Contains("error 1155", Assert.ThrowsExactly<ActionFailedException>(() => Actions.Open(_installer.OpenSession())).Message);
    }

    private ShellExecution Actions => new(_shell, _programs);

    private sealed class FakeShell : IShell
    {
        public List<string> Opened { get; } = [];

        public uint Error { get; set; }

        public uint Open(string program, string workingDirectory)
        {
            Opened.Add($"{program} in {workingDirectory}");
            return Error;
        }
    }
}
