using DockerDesktop.Service.VirtualDisk;
using FakeWindows;

namespace Helper.Tests.Verbs;

/// <summary>
/// Walks the helper's part of the list "What is deleted or moved" in <c>docs/attack-surface.md</c>: beside what each deletes or moves lie strangers' files, disks of other engines and links, and more
/// appear at each of its steps. All of it is there afterwards. What Windows containers keep is tried in <see cref="WindowsContainerDataTests"/>.
/// </summary>
[TestClass]
public sealed class HelperDeletionTests() : VirtualDiskMoveFixture(5000)
{
    private static readonly string[] s_strangers = ["payroll.xls", @"accounts\2026.xls", "docker_data.vhdx", @"wsl\disk\docker_data.vhdx", "DockerDesktop.avhdx", "DockerDesktop.vhdx.bak", "vhdx-move.txt"];

    [TestMethod]
    [DataRow("move the disk on its drive")]
    [DataRow("move the disk to another drive")]
    [DataRow("move the folder to another drive")]
    [DataRow("delete the disk")]
    [DataRow("mend an interrupted move")]
    public void What_is_not_the_helpers_survives(string what)
    {
        bool isWholeFolder = what == "move the folder to another drive";
        List<string> planted = [];
        Files.AddFolder(@"C:\victim");
        Files.AddFile(@"C:\victim\file", [9]);
        List<string> folders = [SameVolume, OtherVolume, @"C:\ProgramData\DockerDesktop"];
        if (!isWholeFolder)
        {
            // Of a folder that is moved as a whole, all goes with it.
            folders.Add(Source);
        }

        foreach (string folder in folders)
        {
            foreach (string stranger in s_strangers)
            {
                Plant($@"{folder}\{stranger}");
            }

            Files.AddLink($@"{folder}\link", @"C:\victim");
        }

        int late = 0;
        Files.BeforeStep = _ =>
        {
            foreach (string folder in folders)
            {
                Plant($@"{folder}\late-{late}.txt");
            }

            late++;
        };
        switch (what)
        {
            case "move the disk on its drive":
                Move(SameVolume);
                break;
            case "delete the disk":
                new VirtualDiskFile(Files, Location).Delete();
                Assert.IsFalse(Files.Exists($@"{Source}\{DiskName}"));
                break;
            case "mend an interrupted move":
                Assert.IsTrue(Crash(8, () => Move(OtherVolume)));
                Files.Restart();
                Assert.IsNull(Mover.Mend());
                break;
            default:
                Move(OtherVolume, isWholeFolder);
                break;
        }

        Files.BeforeStep = null;
        Assert.AreNotEqual(0, late);
        foreach (string path in planted)
        {
            Assert.IsTrue(Files.Exists(path), $"{what}: {path}");
        }

        foreach (string folder in folders)
        {
            Assert.IsTrue(Files.Exists($@"{folder}\link\file"), $"{what}: {folder}");
        }

        Assert.IsFalse(Files.Exists(Journal), what);

        void Plant(string path)
        {
            string above = path[..path.LastIndexOf('\\')];
            if (!Files.Exists(above))
            {
                Files.AddFolder(above, FakeFileSystem.Administrators);
            }

            Files.AddFile(path, [8], FakeFileSystem.Administrators);
            planted.Add(path);
        }
    }
}
