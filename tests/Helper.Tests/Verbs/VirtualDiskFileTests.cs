using DockerDesktop.Protocol;
using DockerDesktop.Service.VirtualDisk;
using DockerDesktop.SystemFiles.Objects;

namespace Helper.Tests.Verbs;

[TestClass]
public sealed class VirtualDiskFileTests() : VirtualDiskMoveFixture(bytes: 3)
{
    private VirtualDiskFile Disk => new(Files, Location);

    [TestMethod]
    [DataRow(FileShare.ReadWrite | FileShare.Delete)]
    [DataRow(FileShare.Read)]
    public void A_disk_that_somebody_has_open_is_not_deleted(FileShare share)
    {
        using (Files.Hold($@"{Source}\{DiskName}", FileRights.Read, share))
        {
            Refuse(ProblemCodes.FileInUse, () =>
            {
                Disk.Delete();
                return string.Empty;
            });
        }

        Assert.IsTrue(Disk.Exists());
        Disk.Delete();
        Assert.IsFalse(Disk.Exists());
    }

    [TestMethod]
    public void A_folder_to_which_it_was_moved_is_not_made_anew_and_the_first_one_is()
    {
        Records.Values["VirtualDiskFolder"] = @"E:\gone";
        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => Disk.HoldFolder().ToString()!).Cause, "Bring it back");
        Assert.IsFalse(Disk.Exists());
        Assert.IsNull(Disk.HoldFile());

        Records.Values.Clear();
        Files.Remove(Source);
        using (Disk.HoldFolder())
        {
            Assert.AreEqual("O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", Files.Find(Source)!.Security);
        }
    }

    [TestMethod]
    [DataRow("(A;;FW;;;BU)", "FILE_ADD_FILE", "/inheritance:d /grant:r *S-1-5-32-545:RX")]
    [DataRow("(A;;0x2;;;S-1-5-21-1-2-3-1001)", "FILE_ADD_FILE", "*S-1-5-21-1-2-3-1001:RX")]
    [DataRow("(A;;0x4;;;AU)", "FILE_ADD_SUBDIRECTORY", "*S-1-5-11:RX")]
    [DataRow("(A;;SD;;;WD)", "DELETE", "*S-1-1-0:RX")]
    [DataRow("(A;;WD;;;IU)", "WRITE_DAC", "*S-1-5-4:RX")]
    [DataRow("(A;;WO;;;BU)", "WRITE_OWNER", "*S-1-5-32-545:RX")]
    [DataRow("(A;;GA;;;BU)", "WRITE_DAC", "*S-1-5-32-545:RX")]
    [DataRow("(A;;FW;;;S-1-5-83-0)", "FILE_ADD_FILE", "*S-1-5-83-0:RX")]
    [DataRow("(A;;WD;;;OW)", "WRITE_DAC", "/remove:g *S-1-3-4")]
    public void A_disk_that_others_may_change_is_refused_with_the_way_out_wherever_it_is_used(string entry, string right, string wayOut)
    {
        Files.Find($@"{Source}\{DiskName}")!.Security = DiskSecurity + entry;
        IReadOnlyList<string> before = Files.Snapshot;
        foreach (Func<string> use in (Func<string>[])
        [
            () => $"{Disk.GetLength()}",
            () =>
            {
                using IDisposable? held = Disk.HoldFile();
                return string.Empty;
            },
            () =>
            {
                Disk.Delete();
                return string.Empty;
            },
            () => Move(SameVolume),
            () => Move(OtherVolume),
            () => Move(SameVolume, isWholeFolder: true),
        ])
        {
            Problem problem = Refuse(ProblemCodes.NotTrusted, use);
            StringAssert.Contains(problem.Cause, $@"{right}");
            StringAssert.Contains(problem.Cause, $@"{Source}\{DiskName}");
            StringAssert.Contains(problem.Cause, $@"icacls ""{Source}\{DiskName}"" ");
            StringAssert.Contains(problem.Cause, wayOut);
        }

        CollectionAssert.AreEqual(before.ToList(), Files.Snapshot.ToList());
    }

    [TestMethod]
    public void A_disk_without_an_access_list_is_refused()
    {
        Files.Find($@"{Source}\{DiskName}")!.Security = "O:BAG:SYD:NO_ACCESS_CONTROL";
        StringAssert.Contains(Refuse(ProblemCodes.NotTrusted, () => $"{Disk.GetLength()}").Cause, "has no access list");
    }

    [TestMethod]
    public void A_disk_that_the_account_of_its_virtual_machine_writes_and_others_read_is_taken()
    {
        Files.Find($@"{Source}\{DiskName}")!.Security = "O:BAG:SYD:AI(A;;0x12019f;;;S-1-5-83-1-1-2-3-4)(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;FR;;;BU)";
        Assert.AreEqual(3, Disk.GetLength());
    }
}
