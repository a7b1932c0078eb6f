using System.Text.RegularExpressions;
using CustomActions.Tests.Fakes;
using CustomActions.Tests.Files;
using DockerDesktop.CustomActions.EngineAccess;
using DockerDesktop.CustomActions.Files;
using DockerDesktop.CustomActions.Predecessor;
using FakeWindows;

namespace CustomActions.Tests;

/// <summary>
/// Walks the custom actions' part of the list "What is deleted or moved" in <c>docs/attack-surface.md</c>: in and beside the folder that each works in lie strangers' files, disks of other engines, a
/// data root and links, and more appear at each of its steps. All of it is there afterwards.
/// </summary>
[TestClass]
public sealed partial class DeletionTests : FileActionsFixture
{
    private const string Product = @"C:\ProgramData\DockerDesktop";
    private const string Docker = @"C:\Program Files\Docker\Docker";
    private const string Engine = @"C:\ProgramData\docker\config";
    private const string UninstallKey = @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\Docker Desktop";

    private static readonly string[] s_strangers = ["payroll.xls", @"accounts\2026.xls", "other-engine.vhdx", @"wsl-root\disk\docker_data.vhdx", @"hyperv-root\DockerDesktop.avhdx", "Docker Desktop 2", "x.msi"];

    private readonly List<string> _planted = [];

    /// <summary>The list's files, the folders in which strangers' things lie, and what is done.</summary>
    private static readonly Dictionary<string, (string[] Folders, Action<DeletionTests> Act)> s_places = new()
    {
        ["DeletePredecessor.cs"] = ([@"C:\Program Files\Docker", @"C:\Program Files", Docker], test => test.ReplacePredecessor()),
        ["PredecessorData.cs"] = ([@"C:\Program Files\Docker", $@"{Docker}\wsl-data", $@"{Docker}\backup", $@"{Docker}\resources\vm-data\deep"], test => test.ReplacePredecessor()),
        ["SetPredecessorAside.cs"] = ([@"C:\Program Files\Docker", $@"{Docker}\wsl-data"], test => test.RollPredecessorBack()),
        ["DataRemoval.cs"] = ([Product, @"C:\ProgramData", @"C:\Users\user\AppData\Local", @"C:\Users\user\AppData\Roaming", @"C:\Users\other\AppData\Local\Docker"], test => test.RemoveData()),
        ["MadeFolders.cs"] = ([@"C:\made\by\us", @"C:\made"], test => test.Run(session => new RemoveMachineData(test.Files, test.Registry, test.Administrators).Execute(session), $@"Folder={Product};Keep=1;Made=C:\made|C:\made\by|C:\made\by\us|C:\led|C:\gone")),
        ["FileChange.cs"] = ([Product], test => test.WriteSettingsAndUndo()),
        ["WriteAdminSettings.cs"] = ([Product], test => test.RemoveSettings()),
        ["ChangeEngineConfiguration.cs"] = ([Engine, @"C:\ProgramData\docker"], test => test.ChangeEngineConfiguration()),
    };

    public static IEnumerable<object[]> Places => s_places.Keys.Select(place => new object[] { place });

    [TestMethod]
    [DynamicData(nameof(Places))]
    public void What_is_not_the_products_survives(string place)
    {
        var (folders, act) = s_places[place];
        Files.AddFolder(@"C:\victim\below");
        Files.AddFile(@"C:\victim\below\file", [9]);
        foreach (var folder in folders)
        {
            Files.AddFolder(folder, FakeFileSystem.Administrators);
            foreach (var stranger in s_strangers)
            {
                Plant($@"{folder}\{stranger}");
            }

            Files.AddLink($@"{folder}\link", @"C:\victim");
            _planted.Add($@"{folder}\link\below\file");
        }

        var late = 0;
        Files.BeforeStep = _ =>
        {
            foreach (var folder in folders)
            {
                // Not in a folder that is set aside at the moment: then it would be another one.
                if (Files.Exists(folder))
                {
                    Plant($@"{folder}\late-{late++}.txt");
                }
            }
        };
        act(this);
        Files.BeforeStep = null;
        foreach (var path in _planted)
        {
            Assert.IsTrue(Files.Exists(path), $"{place}: {path}\n{Installer.Log}");
        }

        CollectionAssert.AreEqual(new byte[] { 9 }, Files.ReadAll(@"C:\victim\below\file"), place);
        Assert.AreEqual(0, Files.OpenHandles);
    }

    [TestMethod]
    public void Every_place_of_the_list_is_walked()
    {
        using var document = new StreamReader(typeof(DeletionTests).Assembly.GetManifestResourceStream("attack-surface.md")!);
        var types = typeof(DataRemoval).Assembly.GetTypes().Select(type => $"{type.Name}.cs").ToHashSet();
        var listed = document.ReadToEnd().Split('\n').SkipWhile(line => line != "## What is deleted or moved").TakeWhile(line => line != "## Attacks on the installer")
            .Select(line => Row().Match(line)).Where(match => match.Success).Select(match => match.Groups["file"].Value).Where(types.Contains).ToList();
        CollectionAssert.AreEquivalent(listed, s_places.Keys.ToList());
    }

    [GeneratedRegex(@"^\| `(?<file>[A-Za-z.]+)` \| \d+ \|")]
    private static partial Regex Row();

    private void Plant(string path)
    {
        var above = path[..path.LastIndexOf('\\')];
        if (!Files.Exists(above))
        {
            Files.AddFolder(above, FakeFileSystem.Administrators);
        }

        if (!Files.Exists(path))
        {
            Files.AddFile(path, [8], FakeFileSystem.Administrators);
            _planted.Add(path);
        }
    }

    private void HavePredecessor()
    {
        Files.AddFolder($@"{Docker}\resources", FakeFileSystem.Administrators);
        Files.AddFile($@"{Docker}\Docker Desktop.exe", [1], FakeFileSystem.Administrators);
        Files.AddFile($@"{Docker}\resources\old.exe", [1], FakeFileSystem.Administrators);
        Registry.Set(RegistryRoot.LocalMachine, UninstallKey, "DisplayName", "Docker Desktop");
    }

    private SetPredecessorAside Aside => new(Files, Registry, new FakeServiceControlManager(), new FakePause(), new FakeClientToken(FakeClientToken.System), Administrators);

    private void ReplacePredecessor()
    {
        HavePredecessor();
        Run(session => Aside.Execute(session), $"Folder={Docker}");
        Files.AddFolder($@"{Docker}\resources");
        Run(session => new DeletePredecessor(Files, Registry, new FakeClientToken(FakeClientToken.System)).Execute(session), string.Empty);
        Assert.IsFalse(Files.Exists($@"{Docker}\resources\old.exe"));
    }

    private void RollPredecessorBack()
    {
        HavePredecessor();
        Run(session => Aside.Execute(session), $"Folder={Docker}");
        Run(session => Aside.Rollback(session), $"Folder={Docker}");
        Assert.IsTrue(Files.Exists($@"{Docker}\resources\old.exe"));
    }

    private void RemoveData()
    {
        Files.AddFolder($@"{Product}\vm-data");
        Files.AddFile($@"{Product}\vm-data\DockerDesktop.vhdx", [1]);
        Files.AddFolder(@"C:\Users\user\AppData\Local\Docker", FakeFileSystem.User);
        Run(session => new RemoveMachineData(Files, Registry, Administrators).Execute(session), $"Folder={Product};Keep=0;Own=0;Made={Product}");
        Run(
            session => new RemoveUserData(Files, Registry, new FakeClientToken(FakeClientToken.StandardUser)).Execute(session),
            $@"Account={FakeClientToken.UserSid};Local=C:\Users\user\AppData\Local\;Roaming=C:\Users\user\AppData\Roaming\");
        Assert.IsFalse(Files.Exists($@"{Product}\vm-data"));
        Assert.IsFalse(Files.Exists(@"C:\Users\user\AppData\Local\Docker"));
    }

    private void WriteSettingsAndUndo()
    {
        var settings = new WriteAdminSettings(Files, Registry, Protection, Administrators);
        Files.AddFile($@"{Product}\{WriteAdminSettings.FileName}", [1], FakeFileSystem.Administrators);
        Run(session => settings.Execute(session), $"Folder={Product}");
        Run(session => settings.Rollback(session), $"Folder={Product}");
    }

    private void RemoveSettings()
    {
        Files.AddFile($@"{Product}\{WriteAdminSettings.FileName}", [1], FakeFileSystem.Administrators);
        Run(session => new WriteAdminSettings(Files, Registry, Protection, Administrators).Execute(session), $"Folder={Product}");
        Assert.IsFalse(Files.Exists($@"{Product}\{WriteAdminSettings.FileName}"));
    }

    private void ChangeEngineConfiguration()
    {
        var engine = new ChangeEngineConfiguration(Files, Registry, Administrators);
        Run(session => engine.Execute(session), $"Folder={Engine};Access=group");
        Run(session => engine.Execute(session), $"Folder={Engine};Access=none");
    }
}
